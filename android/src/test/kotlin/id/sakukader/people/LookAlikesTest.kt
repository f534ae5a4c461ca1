package id.sakukader.people

import id.sakukader.core.FormRef
import id.sakukader.core.Target
import id.sakukader.harness.Family
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import java.time.LocalDate
import org.junit.Assert.assertEquals
import org.junit.Test

/** Siti Aminah was written down twice. */
class LookAlikesTest : ScreenTest() {
    private fun open() {
        family.setUp().register()
        family.sitiAgain()
        app.open()
        app.tap("Warga")
        app.sees("6 dari 6 warga")
        app.tap("Lainnya")
        app.tap("Periksa catatan ganda")
        assertEquals(Place.LookAlikes, here)
    }

    @Test
    fun bothStandSideBySideWithTheReasons() {
        open()
        app.sees("nama mirip · tanggal lahir sama · satu keluarga")
        app.sees("Siti Aminah")
        app.sees("Orang yang sama")
        app.sees("Bukan orang yang sama")
    }

    @Test
    fun joinedTheyAreOnePersonAndComeApartFromHerHistory() {
        open()
        app.tap("Orang yang sama")
        assertEquals("the list stays", Place.LookAlikes, here)
        app.sees("Tidak ada catatan yang mirip")
        app.back()
        app.sees("5 dari 5 warga")
        app.stage.go(Place.Person(family.siti))
        app.settle()
        app.tap("Digabung dari 2 catatan")
        app.tap("Urungkan: Dua catatan digabung: orang yang sama")
        app.back()
        app.seesNo("Digabung dari")
        app.stage.root(Place.People)
        app.settle()
        app.sees("6 dari 6 warga")
    }

    @Test
    fun twoPeopleAreNotAskedAboutAgainUnlessItIsUndone() {
        open()
        app.tap("Bukan orang yang sama")
        app.sees("Tidak ada catatan yang mirip")
        app.tap("Urungkan")
        app.sees("nama mirip")
        app.back()
        app.sees("6 dari 6 warga")
    }

    @Test
    fun whoWasTakenForAnotherByMistakeIsFoundFromHerPageAndJoined() {
        open()
        app.tap("Bukan orang yang sama")
        app.sees("Tidak ada catatan yang mirip")
        app.stage.root(Place.People)
        app.stage.go(Place.Person(family.siti))
        app.settle()
        app.tap("Tercatat dua kali")
        assertEquals(Place.PickRecord(family.siti), here)
        app.sees("yang paling mirip")
        app.type(SEARCH, "Siti")
        app.tap("Siti")
        app.sees("Pernah dicatat sebagai dua orang yang berbeda.")
        app.tap("Orang yang sama")
        assertEquals("back on her page", Place.Person(family.siti), here)
        app.sees("Digabung dari 2 catatan")
        app.back()
        app.sees("5 dari 5 warga")
    }

    @Test
    fun aHouseThatWouldLoseItsHeadIsNamedBeforeTheRecordsAreJoined() {
        open()
        app.seesNo(HEADLESS)
        app.back()
        // Somebody else wrote her down as the head of a house of her own, with a child, before she came back
        // here.
        val house =
            mapOf(
                "head.name" to "Munawaroh",
                "head.sex" to "female",
                "head.birth_date" to Family.day(LocalDate.now().minusYears(29).minusDays(3)),
                "address" to "Jl. Melati 9",
                "rt" to "2",
            )
        val other = family.save(FormRef.NewHousehold(""), house).next as Target.Household
        family.save(
            FormRef.NewMember(other.id, ""),
            mapOf("name" to "Dodi", "sex" to "male", "birth_date" to "05-05-2015", "relation" to "child"),
        )
        val head = family.read { household(other.id) }.members.first().target as Target.Person
        family.save(FormRef.Member(head.id), mapOf("name" to "Siti"))
        val (left, back) = listOf(2L, 1L).map { Family.day(LocalDate.now().minusDays(it)) }
        family.save(FormRef.MoveOut(family.siti), mapOf("who" to family.siti, "on" to left))
        family.save(FormRef.MoveIn(family.siti, family.household), mapOf("on" to back, "relation" to "child"))
        app.stage.go(Place.LookAlikes)
        app.settle()
        app.sees(HEADLESS)
        app.sees("Kel. Ibu Siti perlu kepala keluarga baru")
    }

    private companion object {
        const val SEARCH = "Cari nama, alamat, atau NIK"
        const val HEADLESS = "perlu kepala keluarga baru bila kedua catatan digabung."
    }
}
