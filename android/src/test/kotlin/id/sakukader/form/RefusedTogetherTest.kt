package id.sakukader.form

import id.sakukader.core.FormRef
import id.sakukader.harness.Family
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import java.time.LocalDate
import org.junit.Assert.assertEquals
import org.junit.Test

/** A save is refused because two fields do not fit each other: changing either is enough. */
class RefusedTogetherTest : ScreenTest() {
    @Test
    fun whoWasBornAfterTheMoveIsLeftOutAndTheRestMoves() {
        family.setUp().register()
        at(Place.Household(family.household))
        val saodah = family.read { household(family.household) }.members.first { it.title == "Saodah" }
        val id = (saodah.target as id.sakukader.core.Target.Person).id
        app.stage.go(Place.Form(FormRef.MoveOut(id)))
        app.settle()
        app.tap("Bilal")
        // Bilal is four months old.
        app.type("Tanggal pindah", Family.day(LocalDate.now().minusMonths(6)))
        app.tap("Lanjut")
        app.tap("Rahma")
        app.tap("Simpan pindah")
        app.sees("Tanggal ini sebelum itu.")
        app.tap("Bilal")
        app.tap("Lanjut")
        app.tap("Simpan pindah")
        assertEquals(Place.Person(id), here)
        app.sees("Pindah")
    }
}
