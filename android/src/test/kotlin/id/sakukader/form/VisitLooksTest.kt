package id.sakukader.form

import id.sakukader.core.FormRef
import id.sakukader.harness.Checks
import id.sakukader.harness.Family
import id.sakukader.harness.Look
import id.sakukader.harness.RunningApp
import id.sakukader.harness.Windows
import id.sakukader.navigation.Place
import java.io.File
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.ParameterizedRobolectricTestRunner.Parameters
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * Forms, visit, outcome and emergency in every look: nothing is cut, too small, or without words for
 * TalkBack.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class VisitLooksTest(private val look: Look) {
    @get:Rule val app = RunningApp()

    private val family = Family()

    private fun holds(name: String) {
        System.getProperty("screenshots.folder")?.let {
            Windows.save(Windows.picture(), File(it, "$name-${look.label}.png"))
        }
        Checks.screen("$name, ${look.label}")
    }

    private fun go(place: Place) {
        app.stage.go(place)
        app.settle()
    }

    /** Every page of the form on the screen. */
    private fun everyPage(name: String) {
        var page = 1
        holds("$name-$page")
        while (app.texts().any { it == "Lanjut" }) {
            app.tap("Lanjut")
            page++
            holds("$name-$page")
        }
    }

    @Test
    fun theFormsOfTheRegister() {
        look.apply()
        app.open()
        everyPage("set-up")
        app.tap("Mulai")
        holds("set-up-refused")
        family.setUp().register()
        app.stage.reset(Place.Home)
        for ((name, form) in
            mapOf(
                "new-household" to FormRef.NewHousehold(""),
                "household-edit" to FormRef.Household(family.household),
                "member" to FormRef.Member(family.siti),
                "pregnancy" to FormRef.Pregnancy(family.siti),
                "contacts" to FormRef.Contacts,
            )) {
            go(Place.Form(form))
            everyPage(name)
            app.stage.root(Place.Home)
        }
        go(Place.Form(FormRef.NewMember(family.household, "siti aminah")))
        app.type("Nama", "Siti Aminah")
        app.pass(150)
        holds("lookalikes")
        app.tap("Lanjut")
        app.type("NIK", "12")
        app.tap("Simpan anggota")
        holds("refused")
    }

    @Test
    fun theVisit() {
        look.apply()
        family.setUp().register()
        app.open()
        go(Place.Household(family.household))
        app.tap("Mulai kunjungan")
        holds("visit")
        val visit = (app.stage.places.last() as Place.Visit).id
        app.tap("Isi lembar Keadaan rumah")
        app.tap("Ya")
        everyPage("house-sheet")
        app.tap("Simpan lembar")
        holds("incomplete")
        app.tap("Simpan dulu")
        // What was said about the save is read by now.
        app.pass(10_500)
        go(Place.Form(FormRef.Sheet(visit, family.siti, "pregnant")))
        app.tap("Ada, dapat ditunjukkan")
        app.tap("Tidak")
        holds("sheet-advice")
        while (app.texts().none { it.startsWith("Lingkar lengan atas") }) app.tap("Lanjut")
        app.type("Suhu tubuh Ibu", "36,6")
        app.type("Lingkar lengan atas", "24,1")
        app.pass(150)
        holds("sheet-numbers")
        app.back()
        while (app.texts().none { it == "Tidak ada satu pun" }) app.tap("Lanjut")
        holds("signs")
        app.tap("Diare berulang")
        app.tap("Perdarahan")
        holds("emergency")
        app.back()
        holds("signs-there")
        app.stage.root(Place.Home)
        go(Place.Form(FormRef.Sheet(visit, family.siti, "pregnant")))
        holds("draft")
        everyPage("mother")
        app.stage.root(Place.Home)
        go(Place.Form(FormRef.Sheet(visit, family.bilal, "infant")))
        everyPage("infant")
        go(Place.Outcome(visit))
        holds("outcome")
        app.tap("Simpan kunjungan")
        go(Place.Emergency(null))
        holds("emergency-phone")
    }

    companion object {
        @JvmStatic @Parameters(name = "{0}") fun looks() = Look.entries.map { arrayOf<Any>(it) }
    }
}
