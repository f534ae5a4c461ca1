package id.sakukader.start

import id.sakukader.App
import id.sakukader.core.FormRef
import id.sakukader.core.Saku
import id.sakukader.harness.Eyes
import id.sakukader.harness.HeldThreads
import id.sakukader.harness.ScreenTest
import id.sakukader.harness.Stores
import id.sakukader.kit.Progress
import id.sakukader.navigation.Place
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.RuntimeEnvironment

class StartTest : ScreenTest() {
    private val store
        get() = app.folder.resolve("store")

    /** The file of a store that is set up. */
    private fun database(): File {
        family.setUp()
        return store.resolve("sakukader.db")
    }

    private fun close() {
        (RuntimeEnvironment.getApplication() as App).close()
    }

    @Test
    fun anEmptyStoreBeginsWithSettingUpThePosyandu() {
        app.open()
        assertEquals(Place.Form(FormRef.SetUp), here)
    }

    @Test
    fun aStoreThatIsSetUpBeginsWithToday() {
        family.setUp()
        app.open()
        assertEquals(Place.Home, here)
    }

    @Test
    fun aFileThatIsNoStoreIsSetAsideOnlyWhenAskedTwiceAndNeverDeleted() {
        val file = database()
        close()
        file.writeText("Ini bukan basis data. ".repeat(500))
        val bytes = file.readBytes().size
        app.open()
        app.sees("tidak dapat dibaca")
        app.tap("Sisihkan berkas dan mulai baru")
        app.sees("Berkas lama tidak dihapus")
        app.tap("Jangan dulu")
        assertEquals(bytes, file.length().toInt())
        app.tap("Sisihkan berkas dan mulai baru")
        app.tap("Ya, sisihkan dan mulai baru")
        assertEquals(Place.Form(FormRef.SetUp), here)
        assertTrue(
            "the old file is kept",
            app.folder.walk().any {
                it.isFile && it.length().toInt() == bytes && it.readText().startsWith("Ini bukan")
            },
        )
    }

    @Test
    fun aSecondStartOnTheSameStoreIsToldToCloseTheFirst() {
        family.setUp()
        close()
        val first = Saku.open(store.path, false)
        try {
            app.open()
            app.sees("sudah terbuka di tempat lain")
        } finally {
            first.close()
        }
        app.tap("Coba lagi")
        assertEquals(Place.Home, here)
    }

    @Test
    fun aStoreOfANewerAppIsLeftAloneAndTheAppAskedToBeUpdated() {
        family.setUp()
        Stores(app.folder).newerWhile {
            val bytes = store.resolve("sakukader.db").readBytes()
            app.open()
            app.sees("SakuKader yang lebih baru")
            app.sees("Perbarui")
            app.seesNo("Sisihkan")
            app.tap("Coba lagi")
            app.sees("SakuKader yang lebih baru")
            assertTrue("not touched", bytes.contentEquals(store.resolve("sakukader.db").readBytes()))
        }
        app.tap("Coba lagi")
        assertEquals(Place.Home, here)
    }

    @Test
    fun thePosyanduToPractiseOnIsMadeWhileItIsSaidHowFarItIs() {
        val held = HeldThreads()
        App.threadsToUse = held.threads
        family.setUp()
        app.open()
        held.holdsAnswers = true
        app.stage.practise(true)
        val parts = LinkedHashSet<String>()
        while (!held.answered) {
            app.pass(LOOK_MS)
            val said = Eyes.shownViews().filterIsInstance<Progress>().map { "${it.contentDescription}" }
            if (said.isNotEmpty()) app.sees("Menyiapkan posyandu latihan")
            parts.addAll(said)
        }
        held.letGo()
        app.settle()
        assertEquals(Place.Home, here)
        app.seesNo("Menyiapkan posyandu latihan")
        val hundredths = parts.map { it.removeSuffix(" %").toInt() }
        assertTrue("it goes on: $parts", hundredths.size > 2 && hundredths == hundredths.sorted())
    }

    @Test
    fun aDateThatCannotBeRightIsAskedAboutOnceADay() {
        family.setUp()
        Stores(app.folder).wrongDateWhile {
            app.open()
            app.sees("Hari ini")
            app.tap("Bukan, atur tanggal HP")
            app.sees("Setelah tanggal HP benar")
            app.tap("Coba lagi")
            app.tap("Ya, benar")
            assertEquals(Place.Home, here)
            app.killAndRestore()
            assertEquals("not asked again on the same day", Place.Home, here)
        }
    }

    @Test
    fun theFirstPageOfTheSetUpHasNoWayBackForThereIsNothingBehindIt() {
        app.open()
        fun back() = Eyes.shownViews().any { it.contentDescription == "Kembali" }
        assertFalse(back())
        app.tap("Lanjut")
        assertTrue(back())
    }

    @Test
    fun aFolderThatCannotBeWrittenIsSaid() {
        // Not by permissions: tests may run as root, whom they do not stop.
        val file = app.folder.resolve("file").apply { writeText("where a folder should be") }
        App.home = file.resolve("data")
        app.open()
        app.sees("tidak dapat ditulisi")
        file.delete()
        app.tap("Coba lagi")
        assertEquals(Place.Form(FormRef.SetUp), here)
    }

    private companion object {
        /** As often as the page is drawn again. */
        const val LOOK_MS = 250L
    }
}
