package id.sakukader.forms

import id.sakukader.core.FormRef
import id.sakukader.harness.Checks
import id.sakukader.harness.Eyes
import id.sakukader.harness.Family
import id.sakukader.harness.Look
import id.sakukader.harness.RunningApp
import id.sakukader.harness.Windows
import id.sakukader.navigation.Place
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.ParameterizedRobolectricTestRunner.Parameters
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * Every form of the core is filled on the real screens once to each level it can come to, and its outcome
 * read. Which forms there are and what they ask comes from their rule files and the core; no form is named
 * here. The whole set, at font 1.0 and 2.0, runs with -Dforms=all; otherwise each form is filled to its
 * lowest and its highest level at font 1.0, and the longest of them at 2.0.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class EveryFormTest(private val form: Definition, private val look: Look, name: String) {
    @get:Rule val app = RunningApp()

    private val family = Family()

    @Test
    fun isFilledToEveryLevelAndItsOutcomeIsSeen() {
        look.apply()
        val village = Village(family)
        app.open()
        val solved = HashMap<Int, Pair<FormRef.Sheet, Map<String, String>>>()
        for (ref in village.refs(form.id)) {
            if (solved.keys.containsAll(form.levels)) break
            val screen = family.read { form(ref) }
            val solver = Solver(screen, form) { values -> family.read { react(ref, values) } }
            solver.solve().forEach { (level, values) -> solved.putIfAbsent(level, ref to values) }
        }
        assertEquals(
            "${form.id}: levels its answers come to",
            form.levels.toSet(),
            solved.keys.intersect(form.levels.toSet()),
        )
        for (level in form.levels) {
            val (ref, values) = solved.getValue(level)
            fill(village.visit, ref, values, level)
        }
    }

    private fun fill(visit: String, ref: FormRef.Sheet, values: Map<String, String>, level: Int) {
        app.stage.root(Place.Home)
        app.stage.go(Place.Visit(visit))
        app.stage.go(Place.Form(ref))
        app.settle()
        val hand = Hand(app)
        hand.fill(values) { page ->
            System.getProperty("screenshots.folder")?.let {
                val name = "form-${form.id}-to-$level-page-$page-${look.label}.png"
                Windows.save(Windows.picture(), File(it, name))
            }
            if (look.font > 1f) Checks.screen("${form.id}, page $page")
        }
        if (app.stage.places.last() is Place.Emergency) {
            assertEquals("${form.id}: an emergency is level 3", 3, level)
            app.sees("SEGERA")
            app.back()
        }
        assertEquals(
            "${form.id} to level $level is saved: ${app.texts()}",
            Place.Visit(visit),
            app.stage.places.last(),
        )
        val name = if (ref.form == "household") "Keadaan rumah" else family.read { person(ref.subject) }.name
        val rows =
            Eyes.shownViews()
                .mapNotNull { it.contentDescription?.toString() }
                .filter { it.startsWith("$name. ") }
        assertTrue(
            "${form.id}: ${SHORT[level]} in $rows",
            rows.any { row -> SHORT[level].any(row::endsWith) },
        )
        if (level == 0) return
        app.stage.go(Place.Outcome(visit))
        app.settle()
        val word = Definition.levelNames[level]
        assertTrue(
            "${form.id}: “$name · $word” in ${app.texts()}",
            app.texts().any { it.startsWith("$name · $word") },
        )
    }

    companion object {
        @JvmStatic
        @Parameters(name = "{2}")
        fun forms(): List<Array<Any>> =
            Definition.all().flatMap { form ->
                listOf(Look.LIGHT to "1.0", Look.LIGHT_LARGE to "2.0").map { (look, font) ->
                    arrayOf(form, look, "${form.id} $font")
                }
            }

        /** The mark beside a sheet that came to each level; what no rule judges is never plain *Baik*. */
        private val SHORT =
            listOf(
                listOf(". Baik", ". Baik untuk yang sudah dinilai"),
                listOf(". Tindak lanjut"),
                listOf(". Rujuk"),
                listOf(". SEGERA"),
            )
    }
}
