package id.sakukader.navigation

import id.sakukader.emergency.Emergency
import id.sakukader.follow_up.FollowUpDetail
import id.sakukader.follow_up.FollowUpList
import id.sakukader.form.Form
import id.sakukader.history.HistoryList
import id.sakukader.home.Home
import id.sakukader.household.HouseholdPage
import id.sakukader.lists.ListRows
import id.sakukader.lists.Lists
import id.sakukader.outcome.Outcome
import id.sakukader.people.HouseholdPicker
import id.sakukader.people.LookAlikes
import id.sakukader.people.People
import id.sakukader.people.RecordPicker
import id.sakukader.person.PersonPage
import id.sakukader.questions.Questions
import id.sakukader.rules.RulesInForce
import id.sakukader.screening.Screenings
import id.sakukader.settings.Checklists
import id.sakukader.settings.Settings
import id.sakukader.start.Start
import id.sakukader.visit.VisitWalk

/** Which screen draws which place. */
internal fun screenOf(place: Place, stage: Stage, memory: Any?): Screen =
    when (place) {
        Place.Start -> Start(stage)
        Place.Home -> Home(stage, memory)
        Place.People -> People(stage, memory)
        Place.Settings -> Settings(stage, memory)
        Place.FollowUps -> FollowUpList(stage, memory)
        Place.Rules -> RulesInForce(stage, memory)
        Place.Checklists -> Checklists(stage, memory)
        Place.Lists -> Lists(stage, memory)
        is Place.ListRows -> ListRows(stage, place.group, memory)
        Place.Questions -> Questions(stage, memory)
        Place.LookAlikes -> LookAlikes(stage, null, memory)
        is Place.RecordPair -> LookAlikes(stage, place, memory)
        is Place.Screenings -> Screenings(stage, place.member, memory)
        is Place.Household -> HouseholdPage(stage, place.id, memory)
        is Place.Person -> PersonPage(stage, place.id, memory)
        is Place.FollowUp -> FollowUpDetail(stage, place.id, memory)
        is Place.History -> HistoryList(stage, place.id, memory)
        is Place.PickHousehold -> HouseholdPicker(stage, place.typed, place.member, memory)
        is Place.PickRecord -> RecordPicker(stage, place.member, memory)
        is Place.Form -> Form(stage, place.form, memory)
        is Place.Visit -> VisitWalk(stage, place.id, memory)
        is Place.Outcome -> Outcome(stage, place.visit, memory)
        is Place.Emergency -> Emergency(stage, place.member, place.shown)
    }
