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
    fun everyScreenOfPracticeSaysSoTheEmergencyToo() {
        open()
        app.seesNo(RIBBON)
        app.tap("Mode latihan")
        app.sees(RIBBON)
        listOf(Place.People, Place.Settings, Place.Emergency(null)).forEach {
            app.stage.go(it)
            app.settle()
            app.sees(RIBBON)
        }
        app.stage.practise(false)
        app.settle()
        app.seesNo(RIBBON)
    }

    @Test
    fun practiceBeginsAnewAfterAQuestionAndOnlyPractice() {
        open()
        app.seesNo("Mulai latihan dari awal")
        app.tap("Mode latihan")
        at(Place.Form(FormRef.Kader))
        app.type("Nama", "Kader Coba")
        app.tap("Simpan")
        at(Place.Settings)
        app.sees("Kader Coba")
        app.tap("Mulai latihan dari awal")
        app.tap("Jangan dulu")
        app.sees("Kader Coba")
        app.tap("Mulai latihan dari awal")
        app.tap("Ya, mulai dari awal")
        assertEquals(Place.Home, here)
        at(Place.Settings)
        app.seesNo("Kader Coba")
        app.sees("Kader Latihan")
        app.tap("Mode latihan")
        app.stage.go(Place.Household(family.household))
        app.settle()
        app.sees("Kel. Ibu Saodah")
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

    private companion object {
        const val RIBBON = "Latihan: bukan data sebenarnya"
    }
}
