package id.sakukader.person

import id.sakukader.core.FormRef
import id.sakukader.harness.Family
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import java.time.LocalDate
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

class PersonPageTest : ScreenTest() {
    private fun open() {
        family.setUp().register().visit()
        at(Place.Person(family.siti))
    }

    @Test
    fun whoSheIsAndWhatIsNotKnown() {
        open()
        app.sees("29 tahun")
        app.sees("Hamil 30 minggu")
        assertEquals("NIK: belum dicatat", said("NIK"))
    }

    @Test
    fun herOpenFollowUpOpens() {
        open()
        app.tap("LiLA 22,5 cm")
        assertTrue("$here", here is Place.FollowUp)
    }

    @Test
    fun herDataHerPregnancyAndHerHistoryOpen() {
        open()
        app.tap("Ubah data")
        assertEquals(Place.Form(FormRef.Member(family.siti)), here)
        app.back()
        app.tap("Ubah kehamilan")
        assertEquals(Place.Form(FormRef.Pregnancy(family.siti)), here)
        app.back()
        app.tap("Riwayat")
        assertEquals(Place.History(family.siti), here)
    }

    @Test
    fun aBirthIsWrittenDownFromHerPageAndTheChildOpens() {
        open()
        app.tap("Melahirkan / kehamilan selesai")
        assertEquals(Place.Form(FormRef.Birth(family.siti)), here)
        app.tap("Melahirkan, bayi hidup")
        app.type("Tanggal", Family.day(LocalDate.now()))
        app.tap("Lanjut")
        app.tap("Perempuan")
        app.type("Berat lahir", "3100")
        app.tap("Simpan")
        app.sees("By. Ny. Siti Aminah")
        app.sees("Ibu · 29 th · Nifas hari ke-0")
        app.tap("Siti Aminah")
        app.sees("Nifas hari ke-0")
    }

    @Test
    fun aMoveToAnotherHouseholdBeginsWithItsSearch() {
        open()
        app.tap("Pindah ke keluarga lain")
        assertEquals(Place.PickHousehold("", family.siti), here)
        app.tap("Kel. Ibu Saodah")
        assertEquals(Place.Form(FormRef.MoveIn(family.siti, family.household)), here)
    }

    @Test
    fun theVisitIsInTheTimeline() {
        open()
        app.sees("Lembar ibu hamil diisi")
    }

    private fun said(label: String) =
        id.sakukader.harness.Eyes.shownViews()
            .mapNotNull { it.contentDescription?.toString() }
            .first { it.startsWith("$label:") }
}
