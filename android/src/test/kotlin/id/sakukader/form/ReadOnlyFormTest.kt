package id.sakukader.form

import android.database.sqlite.SQLiteDatabase
import android.view.View
import android.widget.EditText
import id.sakukader.core.FormRef
import id.sakukader.harness.Eyes
import id.sakukader.harness.ScreenTest
import id.sakukader.harness.Stores
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

/** A sheet that was answered on a version of its form that this app does not have: read, not written. */
class ReadOnlyFormTest : ScreenTest() {
    private lateinit var sheet: FormRef

    private fun open(newer: Boolean) {
        app.open()
        family.setUp().register()
        sheet = FormRef.Sheet(family.visit(finish = false), family.siti, "pregnant")
        if (newer) {
            val stores = Stores(app.folder)
            stores.close()
            SQLiteDatabase.openDatabase(stores.file.path, null, SQLiteDatabase.OPEN_READWRITE).use {
                it.execSQL("UPDATE view_answer SET version = 99")
            }
        }
        app.stage.go(Place.Form(sheet))
        app.settle()
    }

    private fun turnTo(words: String) {
        while (app.texts().none { it.startsWith(words) }) app.tap("Lanjut")
    }

    /** Every control of the page's own that a finger would find, the bar and the way on left out. */
    private fun enabled(): List<View> =
        Eyes.shownViews().filter { it.isEnabled && (it is EditText || it.contentDescription in ANSWERS) }

    @Test
    fun itsFieldsAndItsSaveTakeNothingAndTheReasonIsSaid() {
        open(newer = true)
        app.sees("Perbarui SakuKader")
        assertEquals(emptyList<View>(), enabled())
        assertFalse(app.control("Ada, dapat ditunjukkan").isEnabled)
        turnTo("Lingkar lengan atas")
        assertEquals("what was measured is read", "22,5", app.field("Lingkar lengan atas").text.toString())
        assertFalse(app.field("Lingkar lengan atas").isEnabled)
        assertFalse(app.field("Lingkar lengan atas").isFocusable)
        turnTo("Tidak ada satu pun")
        assertFalse(app.control("Perdarahan").isEnabled)
        assertFalse(app.control("Tidak ada satu pun").isEnabled)
        while (app.texts().any { it == "Lanjut" }) app.tap("Lanjut")
        app.sees("Perbarui SakuKader")
        assertFalse(app.control("Simpan lembar").isEnabled)
        app.control("Simpan lembar").performClick()
        app.settle()
        assertEquals("still there", Place.Form(sheet), here)
    }

    @Test
    fun aSheetOfAVersionTheAppHasTakesAnswers() {
        open(newer = false)
        app.seesNo("Perbarui SakuKader")
        assertTrue(app.control("Ada, dapat ditunjukkan").isEnabled)
        turnTo("Lingkar lengan atas")
        assertTrue(app.field("Lingkar lengan atas").isEnabled)
        while (app.texts().any { it == "Lanjut" }) app.tap("Lanjut")
        assertTrue(app.control("Simpan lembar").isEnabled)
    }

    private companion object {
        val ANSWERS = setOf("Ya", "Tidak", "Ada, dapat ditunjukkan")
    }
}
