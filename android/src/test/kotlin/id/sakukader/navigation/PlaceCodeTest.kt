package id.sakukader.navigation

import id.sakukader.core.FormRef
import id.sakukader.core.RowGroup
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35])
class PlaceCodeTest {
    private val id = "01890a5d-ac96-774b-bcce-b302099a8057"
    private val places =
        listOf(
            Place.Home,
            Place.People,
            Place.Settings,
            Place.FollowUps,
            Place.Household(id),
            Place.Person(id),
            Place.Visit(id),
            Place.Outcome(id),
            Place.FollowUp(id),
            Place.History(id),
            Place.PickHousehold(""),
            Place.Emergency(null),
            Place.Emergency(id),
            Place.Form(FormRef.SetUp),
            Place.Form(FormRef.Posyandu),
            Place.Form(FormRef.Contacts),
            Place.Form(FormRef.Kader),
            Place.Form(FormRef.Screening("m", "srq")),
            Place.Rules,
            Place.Checklists,
            Place.LookAlikes,
            Place.Screenings("m"),
            Place.Form(FormRef.NewHousehold("")),
            Place.Form(FormRef.Household(id)),
            Place.Form(FormRef.NewMember(id, "")),
            Place.Form(FormRef.Member(id)),
            Place.Form(FormRef.Pregnancy(id)),
            Place.Form(FormRef.Birth(id)),
            Place.Form(FormRef.Death(id)),
            Place.Form(FormRef.MoveOut(id)),
            Place.Form(FormRef.MoveIn(id, "h")),
            Place.Form(FormRef.Marriage(id)),
            Place.Form(FormRef.Split(id)),
            Place.Form(FormRef.NewHead(id)),
            Place.PickHousehold("", id),
            Place.PickRecord(id),
            Place.RecordPair(id, "m"),
            Place.Questions,
            Place.Lists,
            Place.ListRows(RowGroup.ALIKE),
            Place.Form(FormRef.Conflict(id, "nik")),
            Place.Form(FormRef.Sheet(id, id, "pregnant")),
            Place.Form(FormRef.FollowUp(id)),
        )

    @Test
    fun everyPlaceComesBackFromItsText() =
        places.forEach { assertEquals(it, PlaceCode.read(PlaceCode.write(it))) }

    @Test
    fun noTypedWordIsWritten() {
        val typed = "Siti Aminah"
        listOf(
                Place.PickHousehold(typed),
                Place.Form(FormRef.NewHousehold(typed)),
                Place.Form(FormRef.NewMember(id, typed)),
            )
            .forEach { assertFalse(PlaceCode.write(it), PlaceCode.write(it).contains("iti")) }
    }

    @Test
    fun whatAnotherVersionWroteIsNoPlace() {
        listOf(
                "",
                "report/2026-05",
                "household",
                "household/",
                "record-pair/$id",
                "form",
                "form/sheet/$id",
                "form/something-new/$id",
            )
            .forEach { assertNull(it, PlaceCode.read(it)) }
    }

    @Test
    fun aLongWayKeepsItsFirstStopAndStaysSmall() {
        val stack = BackStack(listOf(Place.Home))
        repeat(200) { stack.push(Place.Form(FormRef.Sheet(id, id, "household"))) }
        assertEquals(BackStack.MOST, stack.depth)
        assertEquals(Place.Home, stack.places.first())
        assertTrue(stack.write().sumOf { it.length } < 5_000)
    }

    @Test
    fun backGoesStopByStopAndEndsAtTheFirst() {
        val stack = BackStack(listOf(Place.Home))
        stack.push(Place.Household(id))
        stack.push(Place.Person(id))
        assertTrue(stack.pop())
        assertEquals(Place.Household(id), stack.top.place)
        assertTrue(stack.pop())
        assertFalse(stack.pop())
        assertEquals(Place.Home, stack.top.place)
    }
}
