package id.sakukader.form

import id.sakukader.core.FormRef
import id.sakukader.harness.Eyes
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Test

/** A new household out of one that exists: who leads it is one of those who go. */
class SplitTest : ScreenTest() {
    @Test
    fun onlyThoseWhoGoAreOfferedToLeadAndAnotherIsRefusedAtOnce() {
        family.setUp().register()
        at(Place.Household(family.household))
        app.stage.go(Place.Form(FormRef.Split(family.household)))
        app.settle()
        app.seesNo(LEADS)
        assertEquals(1, offered("Darmawan"))
        app.tap("Darmawan")
        app.sees(LEADS)
        assertEquals("to go, and to lead", 2, offered("Darmawan"))
        assertEquals("to go alone", 1, offered("Rahma"))
        app.tap("Siti Aminah")
        lead("Siti Aminah")
        app.seesNo(REFUSED)
        // She stays after all.
        app.tap("Siti Aminah")
        app.sees(REFUSED)
        lead("Darmawan")
        app.seesNo(REFUSED)
    }

    private fun tiles(name: String) =
        Eyes.shownViews().filter { it.isClickable && it.contentDescription?.startsWith(name) == true }

    private fun offered(name: String) = tiles(name).size

    private fun lead(name: String) {
        tiles(name).last().performClick()
        app.settle()
    }

    private companion object {
        const val LEADS = "Kepala keluarga yang baru"
        const val REFUSED = "Pilih kepala dari yang masuk keluarga baru."
    }
}
