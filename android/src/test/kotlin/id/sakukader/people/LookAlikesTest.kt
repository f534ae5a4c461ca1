package id.sakukader.people

import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Test

/** Siti Aminah was written down twice. */
class LookAlikesTest : ScreenTest() {
    private fun open() {
        family.setUp().register()
        family.sitiAgain()
        app.open()
        app.tap("Warga")
        app.sees("6 dari 6 warga")
        app.tap("Lainnya")
        app.tap("Periksa catatan ganda")
        assertEquals(Place.LookAlikes, here)
    }

    @Test
    fun bothStandSideBySideWithTheReasons() {
        open()
        app.sees("nama mirip · tanggal lahir sama · satu keluarga")
        app.sees("Siti Aminah")
        app.sees("Orang yang sama")
        app.sees("Bukan orang yang sama")
    }

    @Test
    fun joinedTheyAreOnePersonAndComeApartFromHerHistory() {
        open()
        app.tap("Orang yang sama")
        assertEquals("the list stays", Place.LookAlikes, here)
        app.sees("Tidak ada catatan yang mirip")
        app.back()
        app.sees("5 dari 5 warga")
        app.stage.go(Place.Person(family.siti))
        app.settle()
        app.tap("Digabung dari 2 catatan")
        app.tap("Urungkan: Dua catatan digabung: orang yang sama")
        app.back()
        app.seesNo("Digabung dari")
        app.stage.root(Place.People)
        app.settle()
        app.sees("6 dari 6 warga")
    }

    @Test
    fun twoPeopleAreNotAskedAboutAgainUnlessItIsUndone() {
        open()
        app.tap("Bukan orang yang sama")
        app.sees("Tidak ada catatan yang mirip")
        app.tap("Urungkan")
        app.sees("nama mirip")
        app.back()
        app.sees("6 dari 6 warga")
    }
}
