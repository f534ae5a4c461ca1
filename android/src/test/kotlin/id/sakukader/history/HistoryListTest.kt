package id.sakukader.history

import id.sakukader.core.FormRef
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Test

class HistoryListTest : ScreenTest() {
    private fun open() {
        family.setUp().register()
        family.save(FormRef.Member(family.siti), mapOf("nickname" to "Iti"))
        at(Place.History(family.siti))
    }

    @Test
    fun whoDidWhatNewestFirst() {
        open()
        app.sees("Riwayat Siti Aminah")
        app.sees("Ani")
        app.sees("Iti")
    }

    @Test
    fun anEditIsUndoneAndDoneAgain() {
        open()
        app.tap("Urungkan: ")
        app.sees("Sudah diurungkan")
        app.tap("Lakukan lagi")
        app.sees("Iti")
    }

    @Test
    fun aWholeSheetShowsItsFirstLinesUntilOneAsksForAll() {
        family.setUp().register().visit()
        at(Place.History(family.siti))
        app.seesNo("Sakit saat kencing")
        app.tap("Lihat semua")
        app.sees("Sakit saat kencing")
    }

    @Test
    fun undoingWhatOthersRestOnNamesThemFirst() {
        family.setUp().register().visit()
        at(Place.History(family.siti))
        // The oldest entry, her registration, stands last.
        app.tap("Urungkan: Didaftarkan")
        app.sees("Urungkan?")
        app.back()
        app.seesNo("Sudah diurungkan")
    }
}
