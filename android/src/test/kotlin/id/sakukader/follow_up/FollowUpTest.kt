package id.sakukader.follow_up

import android.content.Intent
import id.sakukader.core.FormRef
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf

class FollowUpTest : ScreenTest() {
    private fun openList() {
        family.setUp().register().visit()
        at(Place.FollowUps)
    }

    @Test
    fun whatTheMidwifeMustHearStandsFirst() {
        openList()
        app.sees("Perlu dilaporkan ke bidan")
        app.sees("Siti Aminah")
        app.sees("Belum dilaporkan ke bidan")
    }

    @Test
    fun withNoneItSaysSoAndShowsNoEmptyList() {
        family.setUp().register()
        at(Place.FollowUps)
        app.seesNo("Perlu dilaporkan ke bidan")
        assertTrue(app.texts().size >= 2)
    }

    @Test
    fun oneSaysWhyUntilWhenWhatToSayAndDo() {
        openList()
        app.tap("Siti Aminah")
        app.sees("Rujuk ke Pustu/Puskesmas")
        app.sees("LiLA 22,5 cm (kurang dari 23,5)")
        app.sees("Katakan kepada keluarga")
        app.sees("Yang dilakukan kader")
    }

    @Test
    fun theSourceOfAnAdviceIsOneTapAway() {
        openList()
        app.tap("Siti Aminah")
        val before = app.texts()
        app.tap("Sumber")
        assertEquals("one text is another now", 1, before.zip(app.texts()).count { (a, b) -> a != b })
    }

    @Test
    fun whomToReportToIsOneTapAwayWhenTheNumberIsKnown() {
        openList()
        app.tap("Siti Aminah")
        app.tap("Telepon Bidan Hasna")
        val started = shadowOf(app.activity).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL, started.action)
        assertEquals("tel:081234567890", started.data.toString())
    }

    @Test
    fun reportedOnceItIsNotAskedAgain() {
        openList()
        app.tap("Siti Aminah")
        app.tap("Sudah dilaporkan ke bidan")
        app.sees("dilaporkan")
        assertTrue("the button is gone", app.texts().none { it == "Sudah dilaporkan ke bidan" })
        app.back()
        app.seesNo("Belum dilaporkan ke bidan")
    }

    @Test
    fun reportingCanBeUndone() {
        openList()
        app.tap("Siti Aminah")
        app.tap("Sudah dilaporkan ke bidan")
        app.tap("Urungkan")
        app.sees("Sudah dilaporkan ke bidan")
    }

    @Test
    fun whatCameOfItIsRecordedOnItsForm() {
        openList()
        app.tap("Siti Aminah")
        val id = (here as Place.FollowUp).id
        app.tap("Catat hasilnya")
        assertEquals(Place.Form(FormRef.FollowUp(id)), here)
    }

    @Test
    fun itsResultIsCorrectedOnTheSameForm() {
        openList()
        app.tap("Siti Aminah")
        val id = (here as Place.FollowUp).id
        app.tap("Catat hasilnya")
        app.tap("Selesai, sudah baik")
        app.tap("Simpan hasil")
        app.sees("Selesai, sudah baik, ")
        app.tap("Perbaiki hasilnya")
        assertEquals(Place.Form(FormRef.FollowUp(id)), here)
        app.tap("Sudah ke Pustu/Puskesmas/RS")
        app.tap("Simpan hasil")
        app.sees("Sudah ke Pustu/Puskesmas/RS, ")
    }

    @Test
    fun itsPersonOpens() {
        openList()
        app.tap("Siti Aminah")
        app.tap("Buka data warga")
        assertEquals(Place.Person(family.siti), here)
    }
}
