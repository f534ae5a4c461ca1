package id.sakukader.household

import id.sakukader.core.FormRef
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

class HouseholdPageTest : ScreenTest() {
    private fun open() {
        family.setUp().register()
        at(Place.Household(family.household))
    }

    @Test
    fun houseFactsStandAsChipsAndWhatIsNotKnownSaysSo() {
        open()
        app.sees("Dusun Lembang · RT 02 · Jl. Melati 4")
        app.sees("Jamban belum")
        app.sees("Ventilasi?")
        app.sees("Belum pernah dikunjungi")
    }

    @Test
    fun membersOpenTheirOwnPage() {
        open()
        app.tap("Siti Aminah")
        assertEquals(Place.Person(family.siti), here)
    }

    @Test
    fun aMemberIsAddedAndTheHouseEditedFromHere() {
        open()
        app.tap("Tambah anggota")
        assertEquals(Place.Form(FormRef.NewMember(family.household, "")), here)
        app.back()
        app.tap("Ubah data rumah")
        assertEquals(Place.Form(FormRef.Household(family.household)), here)
    }

    @Test
    fun aVisitBeginsAndIsGoneOnWith() {
        open()
        app.tap("Mulai kunjungan")
        assertTrue("$here", here is Place.Visit)
        val visit = here
        app.back()
        app.tap("Lanjutkan kunjungan")
        assertEquals(visit, here)
    }

    @Test
    fun aHouseholdThatIsGoneIsSaidWithTheWayBack() {
        family.setUp()
        at(Place.Household("01890000-0000-7000-8000-000000000000"))
        app.sees("tidak ada di daftar")
        app.tap("Kembali")
        assertEquals(Place.Home, here)
    }
}
