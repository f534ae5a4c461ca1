package id.sakukader.emergency

import android.content.Intent
import android.view.View
import android.view.WindowInsetsController
import id.sakukader.core.FormRef
import id.sakukader.harness.Eyes
import id.sakukader.harness.ScreenTest
import id.sakukader.kit.Palette
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** *SEGERA*: whom to call, what to do. */
class EmergencyTest : ScreenTest() {
    @Before
    fun open() {
        family.setUp().register()
        at(Place.Emergency(null))
    }

    private fun page() = Eyes.shownViews().filterIsInstance<EmergencyPage>().single()

    @Test
    fun theRedTelephoneShowsTheNumbersOfThisPosyanduAndWhatToDo() {
        app.sees("SEGERA")
        app.sees("PSC 119")
        app.sees("Bidan Hasna")
        app.sees("Jangan ditinggal sendiri.")
    }

    @Test
    fun aTapOnANumberPutsItIntoTheTelephone() {
        app.tap("Bidan Hasna")
        val started = shadowOf(app.activity).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL, started.action)
        assertEquals("tel:081234567890", started.data.toString())
    }

    @Test
    fun aPhoneThatCannotCallSaysTheNumber() {
        shadowOf(RuntimeEnvironment.getApplication()).checkActivities(true)
        app.tap("Bidan Hasna")
        app.sees("tidak bisa menelepon")
        app.sees("081234567890")
        app.tap("Mengerti")
        app.sees("SEGERA")
    }

    @Test
    fun talkBackSaysItAtOnce() {
        assertTrue(page().accessibilityPaneTitle.toString().startsWith("SEGERA"))
        assertTrue(
            Eyes.shownViews().any {
                it.accessibilityLiveRegion == View.ACCESSIBILITY_LIVE_REGION_ASSERTIVE &&
                    it.contentDescription.startsWith("SEGERA")
            }
        )
    }

    @Test
    fun itIsTheSameRedInLightAndDark() {
        val red = Palette.light.alarm.ground
        assertEquals(red, (page().background as android.graphics.drawable.ColorDrawable).color)
        app.configure("+night")
        assertEquals(red, (page().background as android.graphics.drawable.ColorDrawable).color)
    }

    @Test
    fun theClockAboveItIsLightAsOnAnyDarkGround() {
        fun dark() =
            app.activity.window.insetsController!!.systemBarsAppearance and
                WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS != 0
        assertFalse(dark())
        app.back()
        assertTrue(dark())
        app.configure("+night")
        assertFalse(dark())
    }

    @Test
    fun whereTheStepsComeFromIsOneTapAway() {
        assertTrue(app.texts().none { "usulan aplikasi" in it })
        app.tap("Sumber")
        app.sees("usulan aplikasi, menunggu Puskesmas")
    }

    @Test
    fun backLeavesIt() {
        app.back()
        assertEquals(listOf(Place.Home), app.stage.places)
    }

    @Test
    fun whoWasBroughtIsRecordedOnHerFollowUpAndBackLeadsToTheSheet() {
        val begun = family.write { beginVisit(family.household) } as id.sakukader.core.Answer.Done
        val sheet = FormRef.Sheet((begun.next as id.sakukader.core.Target.Visit).id, family.siti, "pregnant")
        app.back()
        app.stage.go(Place.Form(sheet))
        app.settle()
        while (app.texts().none { it == "Tidak ada satu pun" }) app.tap("Lanjut")
        app.tap("Perdarahan")
        app.sees("Siti Aminah, hamil 30 minggu")
        app.tap("Sudah dibawa")
        app.sees("Apa hasilnya?")
        app.back()
        assertEquals(Place.Form(sheet), app.stage.places.last())
    }
}
