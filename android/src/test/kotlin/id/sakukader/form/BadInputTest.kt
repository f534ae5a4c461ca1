package id.sakukader.form

import android.view.View
import id.sakukader.core.FormRef
import id.sakukader.core.PeopleQuery
import id.sakukader.core.Whom
import id.sakukader.harness.Eyes
import id.sakukader.harness.Family
import id.sakukader.harness.RunningApp
import id.sakukader.kit.QuestionBlock
import id.sakukader.navigation.Place
import java.time.LocalDate
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/**
 * What cannot be is refused with a plain sentence beside its field; nothing is written and nothing typed is
 * lost.
 */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], qualifiers = "in-rID-w360dp-h800dp-xhdpi")
class BadInputTest {
    @get:Rule val app = RunningApp()

    private lateinit var family: Family

    /** The form of a new member, all well but for one field. */
    private fun newMember(label: String, typed: String) {
        family = Family().setUp().register()
        app.open()
        app.stage.go(Place.Form(FormRef.NewMember(family.household, "")))
        app.settle()
        app.type("Nama", "Rani")
        app.tap("Perempuan")
        app.type("Tanggal lahir", Family.day(LocalDate.now().minusYears(2)))
        app.tap("Anak")
        if (app.texts().none { it.startsWith(label) }) app.tap("Lanjut")
        app.type(label, typed)
        // What is wrong before the last page is refused there; what is empty only by the save.
        if (app.texts().any { it == "Lanjut" }) app.tap("Lanjut")
        if (app.texts().none { it == "Lanjut" }) app.tap("Simpan anggota")
    }

    private fun said(label: String): String {
        val block =
            Eyes.shownViews().filterIsInstance<QuestionBlock>().first { it.item.label.startsWith(label) }
        val spoken =
            Eyes.shownViews().filter {
                it.accessibilityLiveRegion == View.ACCESSIBILITY_LIVE_REGION_POLITE &&
                    it.contentDescription != null
            }
        return spoken
            .firstOrNull { generateSequence(it.parent) { up -> up.parent }.any { up -> up === block } }
            ?.contentDescription
            ?.toString()
            .orEmpty()
    }

    private fun refused(label: String, typed: String, vararg words: String) {
        newMember(label, typed)
        val sentence = said(label)
        words.forEach { assertTrue("“$it” in “$sentence” beside $label", it in sentence) }
        assertEquals("nothing typed is lost", typed, app.field(label).text.toString())
        assertEquals(
            "nothing is written",
            5,
            family.read { people(PeopleQuery("", "", 0u, Whom.People)) }.rows.size,
        )
    }

    @Test fun aNameIsNotEmpty() = refused("Nama", "", "Nama", "belum diisi")

    @Test
    fun aNameHasNotTenThousandLetters() =
        refused("Nama", "a".repeat(10_000), "Nama", "terlalu panjang", "100")

    @Test fun aNikHasNoLetters() = refused("NIK", "73710101a1900001", "NIK", "angka")

    @Test fun thereIsNo32ndOfJanuary() = refused("Tanggal lahir", "32-01-2026", "tidak ada di kalender")

    @Test
    fun nobodyIsBornTomorrow() =
        refused("Tanggal lahir", Family.day(LocalDate.now().plusDays(1)), "Tanggal lahir", "setelah hari ini")

    @Test fun aNumberHasNoLetters() = refused("Anak ke-", "dua", "Anak ke-", "angka")

    @Test
    fun whatIsWrongOnAPageIsRefusedByLanjutThereAndWhatIsEmptyHindersNobody() {
        Family().setUp()
        app.open()
        app.stage.go(Place.Form(FormRef.NewHousehold("")))
        app.settle()
        app.type("Tanggal lahir", Family.day(LocalDate.now().plusDays(1)))
        refusedHere("Tanggal lahir", "1 dari 3")
        app.type("Tanggal lahir", "")
        app.tap("Lanjut")
        app.sees("2 dari 3")
        for ((label, typed) in listOf("RT" to "abc", "No. HP" to "12", "No. Kartu Keluarga" to "123")) {
            app.type(label, typed)
            refusedHere(label, "2 dari 3")
            app.type(label, "")
        }
        app.tap("Lanjut")
        app.sees("3 dari 3")
    }

    private fun refusedHere(label: String, page: String) {
        app.tap("Lanjut")
        app.sees(page)
        assertTrue("$label has the finger", app.field(label).isFocused)
        assertTrue("$label says why", said(label).isNotEmpty())
    }

    @Test
    fun aTemperatureOf378IsRefusedOnceTheFieldIsLeftAndNotBefore() {
        family = Family().setUp().register()
        val visit = family.visit(finish = false)
        app.open()
        app.stage.go(Place.Form(FormRef.Sheet(visit, family.siti, "pregnant")))
        app.settle()
        while (app.texts().none { it.startsWith("Suhu tubuh Ibu") }) app.tap("Lanjut")
        app.type("Suhu tubuh Ibu", "378")
        app.pass(150)
        assertEquals("not while she is still typing", "", said("Suhu tubuh Ibu"))
        app.field("Lingkar lengan atas").requestFocus()
        app.settle()
        assertTrue(
            said("Suhu tubuh Ibu"),
            "378" in said("Suhu tubuh Ibu") || "37,8" in said("Suhu tubuh Ibu"),
        )
        app.type("Suhu tubuh Ibu", "37,8")
        app.pass(150)
        assertEquals("", said("Suhu tubuh Ibu"))
    }
}
