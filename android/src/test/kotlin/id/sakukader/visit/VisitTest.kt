package id.sakukader.visit

import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test

/** The walk through a household. */
class VisitTest : ScreenTest() {
    @Before
    fun open() {
        family.setUp().register()
        at(Place.Household(family.household))
    }

    private fun saveSheet() {
        while (app.texts().any { it == "Lanjut" }) app.tap("Lanjut")
        app.tap("Simpan lembar")
        if (app.texts().any { it == "Simpan dulu" }) app.tap("Simpan dulu")
    }

    @Test
    fun aVisitBeginsAtTheHouseholdAndGoesSheetBySheet() {
        app.tap("Mulai kunjungan")
        app.sees("0 dari 6 terisi")
        app.sees("Keadaan rumah")
        app.sees("Siti Aminah")
        app.tap("Isi lembar Keadaan rumah")
        saveSheet()
        app.sees("1 dari 6 terisi")
        app.sees("5 lembar belum diisi, 1 belum lengkap.")
        app.tap("Lihat hasil kunjungan")
        app.sees("Hasil kunjungan")
        app.back()
        app.sees("1 dari 6 terisi")
    }

    @Test
    fun everyMemberHasTheSheetOfHisStage() {
        app.tap("Mulai kunjungan")
        for (member in listOf("Saodah", "Darmawan", "Siti Aminah", "Rahma", "Bilal")) {
            app.tap(member)
            assertTrue(member, app.stage.places.last() is Place.Form)
            app.back()
        }
    }

    @Test
    fun twoTapsBeginOneVisit() {
        val button = app.control("Mulai kunjungan")
        button.performClick()
        button.performClick()
        app.settle()
        val visits = app.stage.places.filterIsInstance<Place.Visit>()
        assertEquals("one visit on the way back", 1, visits.distinct().size)
        app.back()
        if (app.stage.places.last() is Place.Visit) app.back()
        app.sees("Lanjutkan kunjungan")
    }

    @Test
    fun theProcessDiesAndTheVisitGoesOn() {
        app.tap("Mulai kunjungan")
        app.tap("Isi lembar Keadaan rumah")
        saveSheet()
        app.killAndRestore()
        app.sees("1 dari 6 terisi")
        app.back()
        app.sees("Lanjutkan kunjungan")
    }
}
