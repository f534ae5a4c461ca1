package id.sakukader.form

import id.sakukader.core.FormRef
import id.sakukader.harness.Family
import id.sakukader.harness.RunningApp
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The page of danger signs, and what a sign of level 3 does the moment it is tapped. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], qualifiers = "in-rID-w360dp-h800dp-xhdpi")
class SignsTest {
    @get:Rule val app = RunningApp()

    private val family = Family()
    private lateinit var sheet: FormRef.Sheet

    @Before
    fun openTheSigns() {
        family.setUp().register()
        val begun = family.write { beginVisit(family.household) } as id.sakukader.core.Answer.Done
        val visit = (begun.next as id.sakukader.core.Target.Visit).id
        sheet = FormRef.Sheet(visit, family.siti, "pregnant")
        app.open()
        app.stage.go(Place.Form(sheet))
        app.settle()
        while (app.texts().none { it == "Tidak ada satu pun" }) app.tap("Lanjut")
    }

    private fun stored(sign: String) =
        family.read { form(sheet) }.pages.flatMap { it.fields }.first { it.label == sign }.value

    private fun chosen(sign: String) = app.control(sign).isSelected

    @Test
    fun bleedingIsWrittenAtOnceAndTakesTheScreenOver() {
        app.tap("Perdarahan")
        app.sees("SEGERA")
        app.sees("Siti Aminah")
        app.sees("Perdarahan")
        app.sees("PSC 119")
        app.sees("Bidan Hasna")
        assertTrue(
            "written without a save",
            family.read { home() }.visits.any { "Perdarahan" in it.subtitle },
        )
    }

    @Test
    fun backFromTheEmergencyFindsTheSignChosenAndTheWayToWhatToDo() {
        app.tap("Perdarahan")
        app.back()
        app.sees("Tanda bahaya ibu hamil")
        assertTrue(chosen("Perdarahan"))
        app.sees("1 tanda darurat · lihat tindakan")
        app.tap("Kejang")
        app.sees("SEGERA")
        app.back()
        app.sees("2 tanda darurat · lihat tindakan")
        app.tap("2 tanda darurat · lihat tindakan")
        app.sees("Perdarahan")
        app.sees("SEGERA")
    }

    @Test
    fun theWayToWhatToDoStaysOnEveryPageOfTheSheet() {
        app.tap("Perdarahan")
        app.back()
        var pages = 0
        while (app.texts().any { it == "Lanjut" }) {
            app.tap("Lanjut")
            app.sees("1 tanda darurat · lihat tindakan")
            pages++
        }
        assertTrue("more pages follow", pages > 1)
    }

    @Test
    fun aSignThatIsReferredIsNoEmergencyButSaysWhatToDoUnderTheTiles() {
        // FORM2024, pregnant mother: repeated diarrhoea is level 2.
        app.tap("Diare berulang")
        app.seesNo("SEGERA")
        app.seesNo("lihat tindakan")
        assertTrue(chosen("Diare berulang"))
        assertTrue(app.texts().any { it.startsWith("Diare berulang · Rujuk") })
    }

    @Test
    fun theFurtherQuestionThatMakesASignUrgentTakesTheScreenOverToo() {
        // FORM2024, pregnant mother: fever is referred; with shivering it cannot wait.
        app.tap("Demam lebih dari 2 hari")
        app.seesNo("SEGERA")
        app.tap("Lanjut")
        app.sees("Demamnya disertai menggigil dan berkeringat?")
        app.tap("Ya")
        app.sees("SEGERA")
        app.sees("Siti Aminah")
        assertEquals("yes", stored("Demam lebih dari 2 hari"))
    }

    @Test
    fun noneAtAllAnswersEverySign() {
        app.tap("Tidak ada satu pun")
        assertTrue(chosen("Tidak ada satu pun"))
        app.pass(500)
        assertEquals("no", stored("Perdarahan"))
        assertEquals("no", stored("Kejang"))
    }

    @Test
    fun aSignTappedByMistakeIsTakenBackByAnotherTapAndTheSave() {
        app.tap("Perdarahan")
        app.back()
        app.tap("Perdarahan")
        assertFalse(chosen("Perdarahan"))
        app.seesNo("lihat tindakan")
        app.tap("Tidak ada satu pun")
        while (app.texts().any { it == "Lanjut" }) app.tap("Lanjut")
        app.tap("Simpan lembar")
        if (app.texts().any { it == "Simpan dulu" }) app.tap("Simpan dulu")
        assertTrue(family.read { home() }.visits.none { "Perdarahan" in it.subtitle })
    }

    @Test
    fun theProcessDiesBehindTheEmergencyAndTheSignIsThere() {
        app.tap("Perdarahan")
        app.killAndRestore()
        app.sees("SEGERA")
        app.sees("Siti Aminah")
        app.back()
        app.sees("Tanda bahaya ibu hamil")
        assertTrue(chosen("Perdarahan"))
    }

    @Test
    fun theRedTelephoneIsOnEverySheet() {
        app.tap("Darurat: siapa yang dihubungi")
        app.sees("PSC 119")
        app.back()
        app.sees("Tanda bahaya ibu hamil")
    }
}
