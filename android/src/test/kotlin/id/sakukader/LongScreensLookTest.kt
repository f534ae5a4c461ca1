package id.sakukader

import id.sakukader.core.FormRef
import id.sakukader.core.Target
import id.sakukader.harness.Eyes
import id.sakukader.harness.Family
import id.sakukader.harness.Look
import id.sakukader.harness.RunningApp
import id.sakukader.harness.Walker
import id.sakukader.kit.QuestionBlock
import id.sakukader.navigation.Place
import java.time.LocalDate
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.ParameterizedRobolectricTestRunner.Parameters
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * The longest pages, filled: the rules opened, screenings and what they come to, a child's chart, long
 * sheets.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class LongScreensLookTest(private val look: Look) {
    @get:Rule val app = RunningApp()

    private val family = Family()
    private val walker by lazy { Walker(app, look) }
    private lateinit var toddler: String

    private fun opened(): String {
        look.apply()
        family.setUp().register()
        toddler = family.member("Fajar", "male", Family.day(LocalDate.now().minusMonths(14)), "grandchild")
        val begun = family.write { beginVisit(family.household) } as id.sakukader.core.Answer.Done
        app.open()
        return (begun.next as Target.Visit).id
    }

    private fun form(form: FormRef) {
        app.stage.root(Place.Home)
        app.stage.go(Place.Form(form))
        app.settle()
    }

    @Test
    fun rules() {
        opened()
        walker.go("rules-closed", Place.Rules)
        for (group in listOf("Belum diverifikasi", "Pilihan", "Ibu hamil", "Jadwal imunisasi")) {
            app.tap(group)
            walker.holds("rules-${group.lowercase().replace(' ', '-')}")
        }
    }

    @Test
    fun screenings() {
        opened()
        walker.go("screenings-toddler", Place.Screenings(toddler))
        form(FormRef.Screening(family.siti, "tb_adult"))
        listOf("Apakah sedang batuk?", "Apakah berat badan turun", "Apakah ada demam").forEach(::yes)
        walker.everyPage("tb-adult")
        app.tap("Simpan lembar")
        walker.holds("tb-adult-incomplete", turned = false)
        app.tap("Simpan dulu")
        walker.holds("tb-adult-saved")
        form(FormRef.Screening(family.siti, "srq20"))
        while (app.texts().none { "mengakhiri hidup" in it }) app.tap("Lanjut")
        yes(app.texts().first { "mengakhiri hidup" in it })
        walker.holds("srq20-emergency")
        app.back()
        walker.holds("srq20-there")
        walker.go("screenings-done", Place.Screenings(family.siti))
    }

    @Test
    fun sheets() {
        val visit = opened()
        form(FormRef.Sheet(visit, toddler, "child"))
        walker.everyPage("child")
        form(FormRef.Sheet(visit, family.household, "household"))
        walker.everyPage("household-sheet")
        form(FormRef.Screening(toddler, "development"))
        walker.everyPage("development")
    }

    @Test
    fun chart() {
        val visit = opened()
        val before = Family.day(LocalDate.now().minusMonths(1))
        family.save(
            FormRef.Sheet(visit, toddler, "child"),
            mapOf("BL2-pernah" to "yes", "BL2" to before, "BL2-bb" to "8,1", "BL2-pb" to "74,0"),
        )
        family.save(
            FormRef.Screening(toddler, "card_child"),
            mapOf("KBB3" to "8,0", "KBB6" to "74,5", "KBB6-posisi" to "lying"),
        )
        walker.go("chart-person", Place.Person(toddler))
        walker.go("chart-outcome", Place.Outcome(visit))
    }

    private fun yes(question: String) {
        val block =
            Eyes.shownViews().filterIsInstance<QuestionBlock>().first { it.item.label.startsWith(question) }
        Eyes.shownViews()
            .first { view ->
                view.contentDescription == "Ya" &&
                    generateSequence(view.parent) { it.parent }.any { it === block }
            }
            .performClick()
        app.settle()
    }

    companion object {
        @JvmStatic @Parameters(name = "{0}") fun looks() = Look.entries.map { arrayOf<Any>(it) }
    }
}
