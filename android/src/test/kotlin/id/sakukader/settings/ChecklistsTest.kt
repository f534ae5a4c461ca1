package id.sakukader.settings

import id.sakukader.harness.ScreenTest
import id.sakukader.harness.pick
import id.sakukader.harness.picked
import id.sakukader.navigation.Place
import java.io.ByteArrayInputStream
import java.io.FileNotFoundException
import java.io.InputStream
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** A Puskesmas' own checklist, taken from a file the kader picks in the system's list of files. */
class ChecklistsTest : ScreenTest() {
    private fun open() {
        app.open()
        family.setUp().register()
        app.stage.go(Place.Settings)
        app.settle()
        app.tap("Checklist setempat")
        assertEquals(Place.Checklists, here)
    }

    private fun pick(bytes: ByteArray) = pick { ByteArrayInputStream(bytes) }

    private fun pick(file: (() -> InputStream)?) = app.pick(BUTTON, FILE, file)

    private fun stored() = family.read { checklists() }.checklists.map { it.title }

    private fun refused(sentence: String) {
        app.sees(sentence)
        app.sees(NONE)
        assertEquals(emptyList<String>(), stored())
    }

    @Test
    fun aGoodFileIsListedWithItsVersionAndOffered() {
        open()
        app.sees(NONE)
        pick(NETS.toByteArray())
        app.sees("Lembar Kelambu versi 1 tersimpan.")
        app.sees("versi 1, berlaku 1 Januari 2026")
        app.seesNo(NONE)
        app.stage.go(Place.Screenings(family.siti))
        app.settle()
        app.sees("Kelambu")
    }

    @Test
    fun aWithdrawnOneComesBackWithUrungkan() {
        open()
        pick(NETS.toByteArray())
        app.tap("Jangan tawarkan lagi: Kelambu")
        app.sees("tidak ditawarkan lagi")
        app.sees(NONE)
        app.tap("Urungkan")
        app.seesNo(NONE)
        assertEquals(listOf("Kelambu"), stored())
        app.tap("Jangan tawarkan lagi: Kelambu")
        app.sees(NONE)
    }

    @Test
    fun theSameFileAgainChangesNothing() {
        open()
        pick(NETS.toByteArray())
        pick(("\uFEFF" + NETS).toByteArray())
        app.sees("Tidak ada yang berubah.")
        assertEquals(listOf("Kelambu"), stored())
    }

    @Test
    fun aBrokenFileIsRefusedWithTheLineOfItsMistake() {
        open()
        val broken = NETS.replace("item = \"KL1\"", "item = \"KL9\"")
        val line = broken.lines().indexOfFirst { "KL9" in it } + 1
        pick(broken.toByteArray())
        refused("Baris $line: ")
        app.sees("belum diambil")
        app.sees("KL9")
        pick(NETS.toByteArray())
        app.seesNo("KL9")
        app.seesNo("belum diambil")
        assertEquals(listOf("Kelambu"), stored())
    }

    @Test
    fun whyAFileWasRefusedOutlivesATurnedPhoneAndAnEndedProcess() {
        open()
        pick(NETS.replace("item = \"KL1\"", "item = \"KL9\"").toByteArray())
        val said = app.texts().filter { "KL9" in it || "belum diambil" in it }
        assertEquals(2, said.size)
        app.configure("in-rID-w800dp-h360dp-land-xhdpi")
        said.forEach(app::sees)
        app.killAndRestore()
        said.forEach(app::sees)
        pick(NETS.toByteArray())
        app.killAndRestore()
        app.seesNo("KL9")
    }

    /** A line of 60,000 letters in a file is no reason for the system to lose the way back. */
    @Test
    fun whateverAFileSaysTheSavedStateStaysSmall() {
        open()
        pick(NETS.replace("item = \"KL1\"", "item = \"${"KL9".repeat(20_000)}\"").toByteArray())
        app.sees("belum diambil")
        assertTrue("${app.savedBytes()} bytes", app.savedBytes() < 5 * 1024)
    }

    @Test
    fun aFileOfMoreThan64KibIsRefusedAndOneOfExactlyThatIsTaken() {
        open()
        val padding = { size: Int -> (NETS + "#".repeat(size - NETS.toByteArray().size)).toByteArray() }
        pick(padding(64 * 1024 + 1))
        refused("terlalu besar")
        pick(padding(64 * 1024))
        assertEquals(listOf("Kelambu"), stored())
    }

    @Test
    fun whatIsNoTextIsRefused() {
        open()
        // The first bytes of a PNG file, and a null byte in what else is text.
        pick(byteArrayOf(0x89.toByte(), 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A))
        refused("bukan teks")
        pick((NETS + "\u0000").toByteArray())
        refused("bukan teks")
    }

    @Test
    fun aFileThatIsGoneIsSaidToBeUnreadable() {
        open()
        pick { throw FileNotFoundException() }
        refused("tidak bisa dibaca")
    }

    @Test
    fun nothingHappensWhenNothingIsPicked() {
        open()
        val before = app.texts()
        pick(null)
        assertEquals(before, app.texts())
        assertEquals(emptyList<String>(), stored())
    }

    /** The process may end while the list of files is in front. */
    @Test
    fun aFilePickedIsTakenByTheAppStartedAnew() {
        open()
        app.tap(BUTTON)
        app.killAndRestore()
        app.picked(FILE, NETS.toByteArray())
        assertEquals(Place.Checklists, here)
        assertEquals(listOf("Kelambu"), stored())
    }

    companion object {
        private const val BUTTON = "Ambil dari berkas"
        private const val FILE = "kelambu.toml"
        private const val NONE = "Belum ada checklist setempat"

        /** A made-up checklist with one question (docs/rules.md). */
        val NETS =
            """
            id = "local-kelambu"
            version = 1
            valid_from = "2026-01-01"
            title = "Kelambu"
            subject = "member"
            purpose = "screening"
            emergency = "general"
            source = "LOCAL: Puskesmas Melati, kesepakatan 3 Januari 2026"
            standing = "design"
            every = { months = 6 }

            [[page]]
            id = "tanya"
            step = "ajak_bicara"
            title = "Kelambu"

            [[item]]
            id = "KL1"
            page = "tanya"
            question = "Tidur memakai kelambu?"
            kind = "yes_no"

            [[rule]]
            id = "KL1.tidak"
            item = "KL1"
            when = { is = "no" }
            level = 1
            rank = 50
            reason = "Tidur tanpa kelambu"
            advice = ["Ajak memakai kelambu."]
            say = "Malam ini tidur memakai kelambu, ya."
            category = "other"
            """
                .trimIndent() + "\n"
    }
}
