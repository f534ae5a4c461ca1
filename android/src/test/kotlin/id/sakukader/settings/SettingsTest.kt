package id.sakukader.settings

import android.view.WindowManager.LayoutParams.FLAG_SECURE
import id.sakukader.core.FormRef
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class SettingsTest : ScreenTest() {
    private val secure
        get() = app.activity.window.attributes.flags and FLAG_SECURE != 0

    private fun open() {
        family.setUp().register()
        at(Place.Settings)
    }

    @Test
    fun thePosyanduItsKaderItsNumbersAndItsRules() {
        open()
        app.sees("Posyandu Melati")
        app.sees("Ani")
        app.sees("081234567890")
    }

    @Test
    fun theRulesInForceAreOneTapAwayAndTheUnverifiedStandFirst() {
        open()
        app.tap("Aturan yang berlaku")
        assertEquals(Place.Rules, here)
        app.tap("Belum diverifikasi")
        app.sees("Tanyakan ke Puskesmas")
        app.tap("Ibu hamil")
        app.sees("versi 1, berlaku ")
    }

    @Test
    fun theKadersNameOpensItsForm() {
        open()
        app.tap("Kader yang memegang HP ini")
        assertEquals(Place.Form(FormRef.Kader), here)
    }

    @Test
    fun namesAndNumbersOpenTheirForms() {
        open()
        app.tap("Posyandu Melati")
        assertEquals(Place.Form(FormRef.Posyandu), here)
        app.back()
        app.tap("Nomor darurat")
        assertEquals(Place.Form(FormRef.Contacts), here)
    }

    @Test
    fun theScreenIsKeptFromScreenshotsExceptInPractice() {
        open()
        assertTrue(secure)
        app.tap("Mode latihan")
        assertFalse(secure)
    }

    @Test
    fun practiceHasAStoreOfItsOwn() {
        open()
        app.tap("Mode latihan")
        app.seesNo("Kel. Ibu Saodah")
        assertTrue(app.folder.resolve("latihan").exists())
        app.killAndRestore()
        assertTrue("still practising after the process was killed", app.stage.practice)
        app.stage.practise(false)
        app.settle()
        app.stage.go(Place.Household(family.household))
        app.settle()
        app.sees("Kel. Ibu Saodah")
        assertTrue(secure)
    }
}
