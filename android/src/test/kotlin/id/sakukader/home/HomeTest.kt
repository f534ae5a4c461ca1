package id.sakukader.home

import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

class HomeTest : ScreenTest() {
    @Test
    fun beforeTheFirstFamilyTheNextStepIsToRegisterOne() {
        family.setUp()
        app.open()
        app.sees("Posyandu Melati")
        app.sees("Daftarkan keluarga pertama")
        app.seesNo("Mulai kunjungan berikutnya")
    }

    @Test
    fun afterAVisitItSaysWhomToVisitAndWhyAndWhatToReport() {
        family.setUp().register().visit()
        app.open()
        app.sees("Kel. Ibu Saodah")
        // KMK 2015/2023: an arm below 23,5 cm is the risk of KEK.
        app.sees("Siti Aminah: LiLA 22,5 cm (kurang dari 23,5)")
        app.sees("1 hal perlu dilaporkan ke bidan")
        app.sees("1 tindak lanjut terbuka")
    }

    @Test
    fun aHouseholdOfTheListOpensAndBackReturns() {
        family.setUp().register().visit()
        app.open()
        app.tap("Kel. Ibu Saodah")
        assertEquals(Place.Household(family.household), here)
        app.sees("5 anggota")
        app.back()
        assertEquals(Place.Home, here)
        app.sees("Perlu dikunjungi")
    }

    @Test
    fun whatToReportOpensTheFollowUps() {
        family.setUp().register().visit()
        app.open()
        app.tap("1 hal perlu dilaporkan ke bidan")
        assertEquals(Place.FollowUps, here)
    }

    @Test
    fun aRowIsReadAsOneSentence() {
        family.setUp().register().visit()
        app.open()
        val said = app.control("Kel. Ibu Saodah").contentDescription.toString()
        assertTrue(
            said,
            said.startsWith("Kel. Ibu Saodah. Siti Aminah: LiLA 22,5 cm (kurang dari 23,5). sampai "),
        )
    }

    @Test
    fun withoutABackupItSaysSo() {
        family.setUp()
        app.open()
        app.sees("Belum ada cadangan")
    }
}
