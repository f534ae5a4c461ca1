package id.sakukader.outcome

import android.app.DatePickerDialog
import android.content.DialogInterface
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import id.sakukader.harness.Family
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import java.time.LocalDate
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.robolectric.shadows.ShadowDialog

/** A visit's conclusion. */
class OutcomeTest : ScreenTest() {
    private lateinit var visit: String

    @Before
    fun open() {
        family.setUp().register()
        visit = family.visit(finish = false)
        app.open()
        app.stage.go(Place.Visit(visit))
        app.stage.go(Place.Outcome(visit))
        app.settle()
    }

    private fun pick(day: LocalDate) {
        app.tap("Ubah tanggal kunjungan berikutnya")
        val picker = ShadowDialog.getLatestDialog() as DatePickerDialog
        picker.updateDate(day.year, day.monthValue - 1, day.dayOfMonth)
        picker.getButton(DialogInterface.BUTTON_POSITIVE).performClick()
        app.settle()
    }

    @Test
    fun anArmBelowTheCutOffIsReferredWithTheReasonAndWhatToSay() {
        // FORM2024, pregnant mother: LiLA below 23,5 cm is referred.
        app.sees("Siti Aminah · Rujuk")
        app.sees("22,5 cm")
        app.sees("Katakan kepada keluarga")
        app.sees("Kunjungan berikutnya")
    }

    @Test
    fun whoHasNoSheetYetStandsInOneRow() {
        assertTrue(app.texts().any { "Darmawan" in it && "Rahma" in it })
    }

    @Test
    fun theMistakenAnswerIsReachedFromItsCard() {
        app.tap("Perbaiki")
        assertTrue(app.stage.places.last() is Place.Form)
        app.back()
        app.sees("Hasil kunjungan")
    }

    @Test
    fun theFollowUpIsReachedFromItsCard() {
        app.tap("Lapor bidan")
        app.sees("Sudah dilaporkan ke bidan")
    }

    @Test
    fun anotherDateIsReadInWordsAndKeptWithTheVisit() {
        val day = LocalDate.now().plusDays(9)
        pick(day)
        app.sees("${day.dayOfMonth} ")
        app.configure("+night")
        app.sees("${day.dayOfMonth} ")
        app.tap("Simpan kunjungan")
        app.sees("Kunjungan tersimpan.")
        assertEquals(listOf(Place.Home), app.stage.places)
        assertEquals(Family.day(day), family.read { outcome(visit, null) }.nextDate)
    }

    @Test
    fun aDatePickedAndNotYetSavedOutlivesTheProcess() {
        val day = LocalDate.now().plusDays(9)
        pick(day)
        app.killAndRestore()
        app.sees("${day.dayOfMonth} ")
        app.tap("Simpan kunjungan")
        assertEquals(Family.day(day), family.read { outcome(visit, null) }.nextDate)
    }

    @Test
    fun thePickerIsKeptFromScreenshotsAsTheScreenUnderIt() {
        app.tap("Ubah tanggal kunjungan berikutnya")
        fun secure() = ShadowDialog.getLatestDialog().window!!.attributes.flags and FLAG_SECURE != 0
        assertTrue(secure())
        ShadowDialog.getLatestDialog().dismiss()
        app.activity.secure(false)
        app.tap("Ubah tanggal kunjungan berikutnya")
        assertTrue("practice", !secure())
    }

    @Test
    fun whatTheMidwifeWasToldIsSeenOnTheCard() {
        app.tap("Lapor bidan")
        app.tap("Sudah dilaporkan ke bidan")
        app.back()
        app.sees("Sudah dilaporkan ke Hasna")
        assertTrue("not asked for again", app.texts().none { it == "Lapor bidan" })
    }

    @Test
    fun aDateThatIsOverIsRefusedBesideIt() {
        pick(LocalDate.now().minusDays(1))
        app.tap("Simpan kunjungan")
        app.sees("tidak bisa sebelum hari ini")
        assertTrue(!family.read { outcome(visit, null) }.finished)
    }

    @Test
    fun twoTapsFinishOnceAndItCanBeUndone() {
        val button = app.control("Simpan kunjungan")
        button.performClick()
        button.performClick()
        app.settle()
        assertTrue(family.read { outcome(visit, null) }.finished)
        app.tap("Urungkan")
        assertTrue(!family.read { outcome(visit, null) }.finished)
    }

    @Test
    fun aFinishedVisitAsksForNothingMore() {
        app.tap("Simpan kunjungan")
        app.stage.go(Place.Outcome(visit))
        app.settle()
        assertTrue(app.texts().none { it.startsWith("Simpan") })
        pick(LocalDate.now().plusDays(12))
        app.tap("Simpan perubahan")
        assertEquals(Family.day(LocalDate.now().plusDays(12)), family.read { outcome(visit, null) }.nextDate)
    }
}
