package id.sakukader.navigation

import android.window.OnBackInvokedCallback
import android.window.OnBackInvokedDispatcher
import id.sakukader.BackGestures33
import id.sakukader.harness.ScreenTest
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class WayBackTest : ScreenTest() {
    private fun walk() {
        family.setUp().register().visit()
        app.open()
        app.tap("Warga")
        app.tap("Siti Aminah")
        app.tap("Riwayat")
    }

    @Test
    fun backAlwaysGoesBackAndLeavesTheAppFromTheFirstPlace() {
        walk()
        listOf(Place.Person(family.siti), Place.People, Place.Home).forEach {
            app.back()
            assertEquals(it, here)
        }
        assertFalse(app.activity.isFinishing)
        app.back()
        assertTrue(app.activity.isFinishing)
    }

    @Test
    fun aTurnedPhoneShowsTheSamePlaceAndTheSameWayBack() {
        walk()
        app.configure("+land")
        assertEquals(Place.History(family.siti), here)
        app.sees("Riwayat Siti Aminah")
        app.back()
        assertEquals(Place.Person(family.siti), here)
    }

    @Test
    fun darkModeComesWithoutLosingThePlace() {
        walk()
        app.configure("+night")
        app.sees("Riwayat Siti Aminah")
    }

    @Test
    fun afterTheProcessWasKilledOneIsWhereOneWas() {
        walk()
        app.killAndRestore()
        assertEquals(Place.History(family.siti), here)
        app.sees("Riwayat Siti Aminah")
        app.back()
        assertEquals(Place.Person(family.siti), here)
        app.back()
        app.back()
        assertEquals(Place.Home, here)
    }

    @Test
    fun theSavedStateIsSmallAndHoldsNoName() {
        walk()
        assertTrue("${app.savedBytes()} bytes", app.savedBytes() < 20_000)
    }

    @Test
    fun aNoticeGoesAfterAWhileAndOffersUndoUntilThen() {
        family.setUp()
        app.open()
        app.stage.say("Tersimpan: Siti Aminah", "01890a5d-ac96-774b-bcce-b302099a8057")
        app.settle()
        app.sees("Urungkan")
        app.pass(11_000)
        app.seesNo("Tersimpan: Siti Aminah")
    }

    @Test
    fun aNoticeStaysWithItsScreenAndAnEmergencyOnlyCoversIt() {
        family.setUp().register()
        app.open()
        app.stage.say("Tersimpan: Siti Aminah", "01890a5d-ac96-774b-bcce-b302099a8057")
        app.settle()
        app.tap("Darurat")
        app.seesNo("Urungkan")
        app.back()
        app.sees("Urungkan")
        app.tap("Warga")
        app.seesNo("Urungkan")
        app.back()
        app.seesNo("Urungkan")
    }

    @Test
    fun theSystemHearsOfBackOnlyWhileTheAppHasSomewhereToGo() {
        val heard = mutableListOf<String>()
        val dispatcher =
            object : OnBackInvokedDispatcher {
                var callback: OnBackInvokedCallback? = null

                override fun registerOnBackInvokedCallback(priority: Int, callback: OnBackInvokedCallback) {
                    this.callback = callback
                    heard += "on"
                }

                override fun unregisterOnBackInvokedCallback(callback: OnBackInvokedCallback) {
                    this.callback = null
                    heard += "off"
                }
            }
        val gestures = BackGestures33(dispatcher) { heard += "back" }
        gestures.listen(false)
        gestures.listen(true)
        gestures.listen(true)
        dispatcher.callback?.onBackInvoked()
        gestures.listen(false)
        assertEquals(listOf("on", "back", "off"), heard)
    }
}
