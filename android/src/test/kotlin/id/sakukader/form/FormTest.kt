package id.sakukader.form

import android.widget.EditText
import id.sakukader.App
import id.sakukader.core.FormRef
import id.sakukader.core.PeopleQuery
import id.sakukader.core.Whom
import id.sakukader.gateway.Threads
import id.sakukader.harness.Checks
import id.sakukader.harness.Eyes
import id.sakukader.harness.Family
import id.sakukader.harness.RunningApp
import id.sakukader.kit.NumberPad
import id.sakukader.navigation.Place
import java.util.concurrent.Executor
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Any form: its pages, its draft, its save. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], qualifiers = "in-rID-w360dp-h800dp-xhdpi")
class FormTest {
    @get:Rule val app = RunningApp()

    private fun go(form: FormRef) {
        app.stage.go(Place.Form(form))
        app.settle()
    }

    /** Everything the form of a new household asks for, and then its last page. */
    private fun fillHousehold(name: String = "Saodah") {
        app.type("Nama", name)
        app.tap("Perempuan")
        app.type("Tanggal lahir", "12-03-1961")
        app.tap("Lanjut")
        app.type("Alamat", "Jl. Melati 4")
        app.tap("Lanjut")
    }

    private fun households() = Family().read { people(PeopleQuery("", "", 0u, Whom.Households)) }.rows.size

    @Test
    fun theSetUpGoesPageByPageAndEndsAtHariIni() {
        app.open()
        app.sees("Selamat datang di SakuKader.")
        app.sees("1 dari 4")
        app.type("Nama kader", "Ani")
        app.tap("Lanjut")
        app.sees("2 dari 4")
        app.type("Nama posyandu", "Melati")
        app.tap("Lanjut")
        app.sees("3 dari 4")
        app.type("Desa / Kelurahan", "Desa Kami")
        app.type("Kecamatan", "Bantaeng")
        app.tap("Lanjut")
        app.sees("4 dari 4")
        app.tap("Mulai")
        app.sees("Posyandu Melati")
        assertEquals(listOf(Place.Home), app.stage.places)
    }

    @Test
    fun thePadOfANumberClosesWhenAnAnswerIsTapped() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold("Saodah"))
        app.type("Tanggal lahir", "12-03-1961")
        val pads = { Eyes.shownViews().filterIsInstance<NumberPad>() }
        assertEquals(1, pads().size)
        app.tap("Perempuan")
        assertEquals(emptyList<NumberPad>(), pads())
        assertTrue(app.control("Perempuan").isSelected)
    }

    @Test
    fun aVillageThatIsKnownFillsInTheWholeAreaWithOneTap() {
        app.open()
        repeat(2) { app.tap("Lanjut") }
        app.type("Desa / Kelurahan", "lembang")
        app.pass(150)
        app.tap("Kec. Lembang, Kabupaten Bandung Barat, Jawa Barat")
        assertEquals("Lembang", app.field("Kecamatan").text.toString())
        assertEquals("Jawa Barat", app.field("Provinsi").text.toString())
        app.seesNo("Kec. Lembang, Kabupaten Bandung Barat, Jawa Barat")
    }

    @Test
    fun aPhoneThatWouldJoinAnotherIsToldThatItCannotYet() {
        app.open()
        app.tap("Gabung dengan HP kader lain")
        app.sees("belum bisa di versi ini")
        app.seesNo("Nama kader")
        app.seesNo("Mulai")
        app.seesNo("Lanjut")
        app.tap("Posyandu baru")
        app.sees("Nama kader")
        app.sees("Lanjut")
    }

    @Test
    fun anEmptyFieldHindersNobodyFromGoingOnButTheSaveLeadsToItAndSaysWhy() {
        app.open()
        app.tap("Lanjut")
        app.type("Nama posyandu", "Melati")
        repeat(2) { app.tap("Lanjut") }
        app.sees("4 dari 4")
        app.tap("Mulai")
        app.sees("1 dari 4")
        app.sees("Nama kader belum diisi.")
        assertTrue("the field has the finger", app.field("Nama kader").isFocused)
    }

    @Test
    fun whatIsWrongIsNotSaidAnyMoreWhileItIsBeingPutRight() {
        app.open()
        repeat(3) { app.tap("Lanjut") }
        app.tap("Mulai")
        app.sees("Nama kader belum diisi.")
        app.type("Nama kader", "A")
        app.seesNo("Nama kader belum diisi.")
    }

    @Test
    fun aNewHouseholdIsSavedAndTakesThePlaceOfItsForm() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold("hj. saodah"))
        assertEquals(
            "the words of the search are carried over",
            "Hj. Saodah",
            app.field("Nama").text.toString(),
        )
        fillHousehold()
        app.tap("Simpan keluarga")
        app.sees("Kel. Ibu Saodah")
        app.sees("Kel. Ibu Saodah tersimpan.")
        assertTrue(app.stage.places.last() is Place.Household)
        assertFalse("Back does not lead into the form", app.stage.places.any { it is Place.Form })
        app.tap("Urungkan")
        assertEquals(0, households())
    }

    @Test
    fun aNumberCountedInWholesIsTypedWithoutAComma() {
        val family = Family().setUp().register()
        val visit = family.visit(finish = false)
        app.open()
        go(FormRef.Pregnancy(family.siti))
        fun pad() = app.texts().filter { it in listOf("1", "0", ",") }.toSet()
        app.type("Hamil anak ke-", "3")
        assertEquals("${app.texts()}", setOf("1", "0"), pad())
        Checks.screen("the pad leaves field and save their room")
        go(FormRef.Sheet(visit, family.siti, "pregnant"))
        while (app.texts().none { it.startsWith("Suhu tubuh Ibu") }) app.tap("Lanjut")
        app.field("Suhu tubuh Ibu").requestFocus()
        app.settle()
        assertEquals(setOf("1", "0", ","), pad())
    }

    @Test
    fun twoTapsOnSaveSaveOnce() {
        val atOnce = Executor(Runnable::run)
        val held = ArrayList<Runnable>()
        var hold = false
        App.threadsToUse = Threads(atOnce, { if (hold) held.add(it) else it.run() }, atOnce)
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold(""))
        app.type("Nama", "Saodah")
        fillHousehold()
        hold = true
        val save = app.control("Simpan keluarga")
        save.performClick()
        save.performClick()
        app.settle()
        assertEquals("one save is under way", 1, held.size)
        hold = false
        held.forEach(Runnable::run)
        app.settle()
        assertEquals(1, households())
        app.sees("Kel. Ibu Saodah tersimpan.")
    }

    @Test
    fun aTurnedPhoneKeepsPageAndValues() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold(""))
        app.type("Nama", "Saodah")
        app.tap("Perempuan")
        app.tap("Lanjut")
        app.type("Alamat", "Jl. Melati 4")
        app.configure("in-rID-w800dp-h360dp-land-xhdpi")
        app.sees("2 dari 3")
        assertEquals("Jl. Melati 4", app.field("Alamat").text.toString())
        app.back()
        assertEquals("Saodah", app.field("Nama").text.toString())
        assertTrue("the choice is still made", app.control("Perempuan").isSelected)
        app.seesNo("Lanjutan isian yang belum disimpan")
    }

    @Test
    fun aKilledPhoneGoesOnWhereItWas() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold("saodah"))
        app.tap("Perempuan")
        app.tap("Lanjut")
        app.type("Alamat", "Jl. Melati 4")
        app.killAndRestore()
        app.sees("2 dari 3")
        app.sees("Lanjutan isian yang belum disimpan")
        assertEquals("Jl. Melati 4", app.field("Alamat").text.toString())
        app.back()
        assertEquals("Saodah", app.field("Nama").text.toString())
        app.type("Tanggal lahir", "12-03-1961")
        app.tap("Lanjut")
        app.tap("Lanjut")
        app.tap("Simpan keluarga")
        assertEquals(1, households())
        app.back()
        go(FormRef.NewHousehold(""))
        app.seesNo("Lanjutan isian yang belum disimpan")
    }

    @Test
    fun halfASecondAfterATouchTheDraftIsKept() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold(""))
        app.type("Nama", "Saodah")
        app.pass(500)
        val kept = Family().read { form(FormRef.NewHousehold("")) }
        assertTrue(kept.fromDraft)
        assertEquals("Saodah", kept.pages[0].fields.first { it.label == "Nama" }.value)
    }

    @Test
    fun backGoesAPageBackAndThenLeavesTheFormKeepingItsDraft() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold(""))
        app.type("Nama", "Saodah")
        app.tap("Lanjut")
        app.back()
        app.sees("1 dari 3")
        app.back()
        app.sees("Isian disimpan sementara")
        assertEquals(listOf(Place.Home), app.stage.places)
        go(FormRef.NewHousehold(""))
        app.sees("Lanjutan isian yang belum disimpan")
        assertEquals("Saodah", app.field("Nama").text.toString())
    }

    @Test
    fun aFormNobodyTypedIntoLeavesNoDraft() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold(""))
        app.tap("Lanjut")
        app.back()
        app.back()
        app.seesNo("Isian disimpan sementara")
        go(FormRef.NewHousehold(""))
        app.seesNo("Lanjutan isian yang belum disimpan")
    }

    @Test
    fun startingAnewAsksOnceAndThrowsTheDraftAway() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold(""))
        app.type("Nama", "Saodah")
        app.back()
        app.back()
        go(FormRef.NewHousehold(""))
        app.tap("Mulai dari awal")
        app.sees("Isian yang belum disimpan akan dihapus.")
        app.tap("Ya, mulai dari awal")
        app.seesNo("Lanjutan isian yang belum disimpan")
        assertEquals("", app.field("Nama").text.toString())
        assertFalse(Family().read { form(FormRef.NewHousehold("")) }.fromDraft)
    }

    @Test
    fun aQuestionOpensOnlyAfterTheAnswerItHangsOn() {
        val family = Family().setUp().register()
        app.open()
        go(FormRef.NewHousehold(""))
        app.tap("Lanjut")
        app.tap("Lanjut")
        app.seesNo("Dari mana air bersihnya?")
        app.tap("Ya")
        app.sees("Dari mana air bersihnya?")
        assertTrue(family.household.isNotEmpty())
    }

    @Test
    fun thePagesOfAnAgeThatIsNotReachedAreLeftOut() {
        val family = Family().setUp().register()
        val newborn =
            family.member(
                "Naila",
                "female",
                Family.day(java.time.LocalDate.now().minusDays(20)),
                "grandchild",
            )
        val visit = family.visit(finish = false)
        app.open()
        // FORM2024, the infant's sheet: the doses of 2, 3 and 4 months have pages of their own.
        go(FormRef.Sheet(visit, family.bilal, "infant"))
        val atFourMonths = pages()
        app.back()
        go(FormRef.Sheet(visit, newborn, "infant"))
        assertEquals(atFourMonths - 3, pages())
    }

    private fun pages() =
        app.texts().firstNotNullOf { Regex(" dari (\\d+)$").find(it)?.groupValues?.get(1)?.toInt() }

    @Test
    fun whoLooksLikeSomeoneIsShownAndAskedAboutOnce() {
        val family = Family().setUp().register()
        app.open()
        go(FormRef.NewMember(family.household, ""))
        app.type("Nama", "Siti Aminah")
        app.pass(150)
        app.sees("Mungkin sudah terdaftar")
        app.tap("Perempuan")
        app.type(
            "Tanggal lahir",
            family
                .read { form(FormRef.Member(family.siti)) }
                .pages[0]
                .fields
                .first { it.label == "Tanggal lahir" }
                .value,
        )
        app.tap("Anak")
        app.tap("Lanjut")
        app.tap("Simpan anggota")
        app.sees("Apakah ini orang yang berbeda?")
        app.sees("1 dari 2")
        app.tap("Periksa dulu")
        app.seesNo("Apakah ini orang yang berbeda?")
        assertTrue(app.field("Nama").isFocused)
        app.tap("Lanjut")
        app.tap("Simpan anggota")
        app.tap("Ya, orang lain")
        app.sees("Siti Aminah tersimpan.")
    }

    @Test
    fun whatAnAnswerCallsForStandsUnderItAtOnceWithItsSource() {
        val family = Family().setUp().register()
        val visit = family.visit(finish = false)
        app.open()
        go(FormRef.Sheet(visit, family.siti, "pregnant"))
        // FORM2024, pregnant mother: no tablet at home is level 1.
        app.tap("Tidak")
        app.tap("Lanjut")
        app.tap("Lanjut")
        app.type("Lingkar lengan atas", "22,5")
        app.pass(150)
        assertTrue("a level in a word beside the value", app.texts().any { it.startsWith("Rujuk") })
        app.tap("Sumber")
        assertTrue("the source is one tap away", app.texts().any { "versi" in it })
    }

    @Test
    fun anIncompleteSheetIsAskedAboutFromBelowAndNoLeadsToWhatIsOpen() {
        val family = Family().setUp().register()
        val visit = family.visit(finish = false)
        app.open()
        go(FormRef.Sheet(visit, family.siti, "pregnant"))
        app.tap("Ada, dapat ditunjukkan")
        while (app.texts().any { it == "Lanjut" }) app.tap("Lanjut")
        app.tap("Simpan lembar")
        app.sees("pertanyaan belum dijawab")
        app.tap("Lengkapi")
        app.seesNo("pertanyaan belum dijawab")
        app.sees("1 dari")
        while (app.texts().any { it == "Lanjut" }) app.tap("Lanjut")
        app.tap("Simpan lembar")
        app.tap("Simpan dulu")
        assertTrue(app.stage.places.last() is Place.Visit)
    }

    @Test
    fun wordsAreKeptOutOfWhatTheSystemStores() {
        Family().setUp()
        app.open()
        go(FormRef.NewHousehold("saodah"))
        app.type("Nama", "Saodah binti Sapri")
        assertTrue("${app.savedBytes()} bytes", app.savedBytes() < 5 * 1024)
        assertFalse(Eyes.shownViews().filterIsInstance<EditText>().any { it.isSaveEnabled })
    }
}
