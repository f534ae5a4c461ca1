package id.sakukader.people

import android.text.Spanned
import android.text.style.StyleSpan
import android.widget.TextView
import id.sakukader.core.FormRef
import id.sakukader.harness.Eyes
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Test

class PeopleTest : ScreenTest() {
    private val search = "Cari"

    private fun open() {
        family.setUp().register()
        app.open()
        app.tap("Warga")
    }

    @Test
    fun everyoneIsListedWithWhoTheyAre() {
        open()
        app.sees("29 th · Hamil 30 minggu")
        app.sees("4 bln · Bayi")
        app.sees("67 th · Lansia")
        app.sees("5 dari 5 warga")
    }

    @Test
    fun whereNobodyIsRegisteredTheFirstHouseholdIsAllThereIsToRegister() {
        family.setUp()
        app.open()
        app.tap("Warga")
        app.type(search, "joko")
        app.tap("Daftarkan")
        assertEquals(Place.Form(FormRef.NewHousehold("Joko")), here)
    }

    @Test
    fun sitiIsFoundByHerNameAndByHowItIsOftenSpelt() {
        open()
        for (typed in listOf("siti", "Sitti")) {
            app.type(search, typed)
            app.sees("Siti Aminah")
            app.sees("1 dari 5 warga")
            app.seesNo("Darmawan")
        }
    }

    @Test
    fun theMatchedLettersAreMarkedInMoreThanColour() {
        open()
        app.type(search, "siti a")
        val name =
            Eyes.shownViews().filterIsInstance<TextView>().first { it.text.toString() == "Siti Aminah" }.text
                as Spanned
        val bold =
            name.getSpans(0, name.length, StyleSpan::class.java).map {
                name.substring(name.getSpanStart(it), name.getSpanEnd(it))
            }
        assertEquals(listOf("Siti", "A"), bold.flatMap { it.split(' ') })
    }

    @Test
    fun whoIsNotThereIsSaidWithTheWayOn() {
        open()
        app.type(search, "joko")
        app.sees("tidak ditemukan")
        app.sees("Daftarkan “Joko”")
    }

    @Test
    fun aFilterKeepsThoseOfOneStage() {
        open()
        app.tap("Bayi 1")
        app.sees("Bilal")
        app.seesNo("Darmawan")
        app.tap("Semua")
        app.sees("Darmawan")
    }

    @Test
    fun registeringCarriesTheWordsIntoANewFamily() {
        open()
        app.type(search, "joko susilo")
        app.tap("Daftarkan “Joko Susilo”")
        app.tap("Keluarga baru")
        assertEquals(Place.Form(FormRef.NewHousehold("Joko Susilo")), here)
    }

    @Test
    fun registeringCarriesTheWordsIntoAFamilyThatIsThere() {
        open()
        app.type(search, "joko")
        app.tap("Daftarkan “Joko”")
        app.tap("Anggota keluarga yang sudah ada")
        app.sees("5 anggota")
        app.tap("Kel. Ibu Saodah")
        assertEquals(Place.Form(FormRef.NewMember(family.household, "Joko")), here)
    }

    @Test
    fun backClosesTheSheetFirst() {
        open()
        app.type(search, "joko")
        app.tap("Daftarkan “Joko”")
        app.sees("Keluarga baru")
        app.back()
        app.seesNo("Keluarga baru")
        assertEquals(Place.People, here)
    }

    @Test
    fun theWordsStayWhenThePhoneIsTurned() {
        open()
        app.type(search, "siti")
        app.configure("+land")
        assertEquals("siti", app.field(search).text.toString())
        app.sees("1 dari 5 warga")
    }

    @Test
    fun theWordsStayWhileAPersonIsLookedAt() {
        open()
        app.type(search, "siti")
        app.tap("Siti Aminah")
        assertEquals(Place.Person(family.siti), here)
        app.back()
        assertEquals("siti", app.field(search).text.toString())
        app.sees("1 dari 5 warga")
    }

    @Test
    fun oneTapEmptiesTheSearch() {
        open()
        app.type(search, "siti")
        app.tap("Kosongkan pencarian")
        app.sees("5 dari 5 warga")
    }
}
