package id.sakukader.form

import android.view.inputmethod.InputMethodManager
import id.sakukader.core.FormRef
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf

/** A whole family after each other: saving leads straight to the form of one more. */
class OneMoreTest : ScreenTest() {
    private val keyboard
        get() = shadowOf(app.activity.getSystemService(InputMethodManager::class.java)).isSoftInputVisible

    private fun anotherMember(): Place {
        family.setUp().register()
        val form = Place.Form(FormRef.NewMember(family.household, ""))
        at(Place.People)
        app.stage.go(form)
        app.settle()
        return form
    }

    private fun fill(name: String) {
        app.type("Nama", name)
        app.tap("Laki-laki")
        app.type("Tanggal lahir", "12-03-2015")
        app.tap("Anak")
    }

    @Test
    fun theNextMembersFormIsEmptyAndSaysWhoWasSaved() {
        val form = anotherMember()
        fill("Tegar")
        app.tap("Simpan & tambah lagi")
        assertEquals(form, here)
        app.sees("Tegar tersimpan.")
        assertEquals("", app.field("Nama").text.toString())
        assertEquals("", app.field("Tanggal lahir").text.toString())
        fill("Bimo")
        app.tap("Simpan & tambah lagi")
        app.back()
        assertEquals(Place.Household(family.household), here)
        app.sees("Tegar")
        app.sees("Bimo")
        app.back()
        assertEquals(Place.People, here)
    }

    @Test
    fun whoWasSavedIsUndoneFromTheNextForm() {
        anotherMember()
        fill("Tegar")
        app.tap("Simpan & tambah lagi")
        app.tap("Urungkan")
        app.back()
        app.seesNo("Tegar")
    }

    @Test
    fun whatIsMissingIsSaidOnTheSameForm() {
        val form = anotherMember()
        app.type("Nama", "Tegar")
        app.tap("Simpan & tambah lagi")
        assertEquals(form, here)
        app.sees("Isi tanggal lahir")
        assertEquals("Tegar", app.field("Nama").text.toString())
    }

    /** A question on the way does not make it forget that one more follows; the plain save does. */
    @Test
    fun whoLooksLikeAnotherIsAskedAboutFirst() {
        val form = anotherMember()
        val born = family.read { form(FormRef.Member(family.siti)) }
        val date = born.pages.flatMap { it.fields }.first { it.id == "birth_date" }.value
        app.type("Nama", "Siti Aminah")
        app.tap("Perempuan")
        app.type("Tanggal lahir", date)
        app.tap("Anak")
        app.tap("Simpan & tambah lagi")
        app.tap("Ya, orang lain")
        assertEquals(form, here)
        app.sees("Siti Aminah tersimpan.")
        fill("Bimo")
        app.tap("Lanjut")
        app.tap("Simpan anggota")
        assertTrue(here is Place.Person)
    }

    /** The address is told when it is known: here it is not, and the family is typed all the same. */
    @Test
    fun afterANewHouseholdItsMembersFollow() {
        family.setUp()
        at(Place.Form(FormRef.NewHousehold("Joko")))
        app.tap("Laki-laki")
        app.type("Tanggal lahir", "12-03-1985")
        app.tap("Simpan & tambah anggota")
        app.sees("Kel. Bp. Joko tersimpan.")
        assertTrue((here as Place.Form).form is FormRef.NewMember)
        app.back()
        assertTrue(here is Place.Household)
        app.sees("Joko")
        app.sees("Alamat belum dicatat")
    }

    @Test
    fun anEmptyNameHasTheKeyboardAndAKnownOneHasNot() {
        anotherMember()
        assertTrue(app.field("Nama").isFocused)
        assertTrue(keyboard)
        app.stage.replace(Place.Form(FormRef.NewMember(family.household, "Joko")))
        app.settle()
        assertFalse(app.field("Nama").isFocused)
    }

    @Test
    fun anEmptiedSearchIsTypedIntoAtOnce() {
        family.setUp().register()
        at(Place.People)
        app.type("Cari", "siti")
        app.tap("Daftarkan")
        app.back()
        app.tap("Kosongkan pencarian")
        assertTrue(app.field("Cari").isFocused)
        assertTrue(keyboard)
    }
}
