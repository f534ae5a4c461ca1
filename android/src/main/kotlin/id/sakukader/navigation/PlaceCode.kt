package id.sakukader.navigation

import android.net.Uri
import id.sakukader.core.FormRef
import id.sakukader.core.RowGroup

/** A place as a short text for the saved state, which the system keeps outside the app: ids, never names. */
object PlaceCode {
    /** The text of a place. */
    fun write(place: Place): String =
        when (place) {
            Place.Start -> join("start")
            Place.Home -> join("home")
            Place.People -> join("people")
            Place.Settings -> join("settings")
            Place.FollowUps -> join("follow-ups")
            Place.Rules -> join("rules")
            Place.Checklists -> join("checklists")
            Place.Questions -> join("questions")
            Place.LookAlikes -> join("look-alikes")
            Place.Lists -> join("lists")
            is Place.ListRows -> join("list-rows", place.group.name)
            is Place.Screenings -> join("screenings", place.member)
            is Place.Household -> join("household", place.id)
            is Place.Person -> join("person", place.id)
            is Place.Visit -> join("visit", place.id)
            is Place.Outcome -> join("outcome", place.visit)
            is Place.FollowUp -> join("follow-up", place.id)
            is Place.History -> join("history", place.id)
            is Place.PickHousehold -> join("pick-household", *listOfNotNull(place.member).toTypedArray())
            is Place.PickRecord -> join("pick-record", place.member)
            is Place.RecordPair -> join("record-pair", place.one, place.other)
            is Place.Emergency -> join("emergency", *listOfNotNull(place.member).toTypedArray())
            is Place.Form -> write(place.form)
        }

    private fun write(form: FormRef): String =
        when (form) {
            FormRef.SetUp -> join("form", "set-up")
            FormRef.Posyandu -> join("form", "posyandu")
            FormRef.Contacts -> join("form", "contacts")
            FormRef.Kader -> join("form", "kader")
            is FormRef.NewHousehold -> join("form", "new-household")
            is FormRef.Household -> join("form", "household", form.id)
            is FormRef.NewMember -> join("form", "new-member", form.household)
            is FormRef.Member -> join("form", "member", form.id)
            is FormRef.Pregnancy -> join("form", "pregnancy", form.member)
            is FormRef.Birth -> join("form", "birth", form.mother)
            is FormRef.Death -> join("form", "death", form.member)
            is FormRef.MoveOut -> join("form", "move-out", form.member)
            is FormRef.MoveIn -> join("form", "move-in", form.member, form.household)
            is FormRef.Marriage -> join("form", "marriage", form.member)
            is FormRef.Split -> join("form", "split", form.household)
            is FormRef.NewHead -> join("form", "new-head", form.household)
            is FormRef.Conflict -> join("form", "conflict", form.member, form.field)
            is FormRef.Sheet -> join("form", "sheet", form.visit, form.subject, form.form)
            is FormRef.Screening -> join("form", "screening", form.member, form.form)
            is FormRef.FollowUp -> join("form", "follow-up", form.id)
        }

    /** The place of a text; null when an older or newer app wrote it. */
    fun read(text: String): Place? {
        val parts = text.split('/').map(Uri::decode)
        fun at(i: Int): String? = parts.getOrNull(i)?.takeIf(String::isNotEmpty)
        val id = at(1)
        return when (at(0)) {
            "start" -> Place.Start
            "home" -> Place.Home
            "people" -> Place.People
            "settings" -> Place.Settings
            "follow-ups" -> Place.FollowUps
            "rules" -> Place.Rules
            "checklists" -> Place.Checklists
            "questions" -> Place.Questions
            "look-alikes" -> Place.LookAlikes
            "lists" -> Place.Lists
            "list-rows" -> RowGroup.entries.find { it.name == id }?.let(Place::ListRows)
            "screenings" -> id?.let(Place::Screenings)
            "household" -> id?.let(Place::Household)
            "person" -> id?.let(Place::Person)
            "visit" -> id?.let(Place::Visit)
            "outcome" -> id?.let(Place::Outcome)
            "follow-up" -> id?.let(Place::FollowUp)
            "history" -> id?.let(Place::History)
            "pick-household" -> Place.PickHousehold("", id)
            "pick-record" -> id?.let(Place::PickRecord)
            "record-pair" -> at(2)?.let { other -> id?.let { Place.RecordPair(it, other) } }
            "emergency" -> Place.Emergency(id)
            "form" -> form(id, at(2), at(3), at(4))?.let(Place::Form)
            else -> null
        }
    }

    private fun form(kind: String?, a: String?, b: String?, c: String?): FormRef? =
        when (kind) {
            "set-up" -> FormRef.SetUp
            "posyandu" -> FormRef.Posyandu
            "contacts" -> FormRef.Contacts
            "kader" -> FormRef.Kader
            // The typed name is in the form's draft.
            "new-household" -> FormRef.NewHousehold("")
            "household" -> a?.let(FormRef::Household)
            "new-member" -> a?.let { FormRef.NewMember(it, "") }
            "member" -> a?.let(FormRef::Member)
            "pregnancy" -> a?.let(FormRef::Pregnancy)
            "birth" -> a?.let(FormRef::Birth)
            "death" -> a?.let(FormRef::Death)
            "move-out" -> a?.let(FormRef::MoveOut)
            "move-in" -> if (a != null && b != null) FormRef.MoveIn(a, b) else null
            "marriage" -> a?.let(FormRef::Marriage)
            "split" -> a?.let(FormRef::Split)
            "new-head" -> a?.let(FormRef::NewHead)
            "conflict" -> if (a != null && b != null) FormRef.Conflict(a, b) else null
            "sheet" -> if (a != null && b != null && c != null) FormRef.Sheet(a, b, c) else null
            "screening" -> if (a != null && b != null) FormRef.Screening(a, b) else null
            "follow-up" -> a?.let(FormRef::FollowUp)
            else -> null
        }

    private fun join(vararg parts: String) = parts.joinToString("/") { Uri.encode(it) }
}
