package id.sakukader.navigation

import id.sakukader.core.EmergencyScreen
import id.sakukader.core.FormRef
import id.sakukader.core.RowGroup
import id.sakukader.core.Target

/**
 * Where one can be. A place holds ids only; words that were typed are carried but never kept ([PlaceCode]).
 */
sealed class Place {
    /** Opens the store and decides what comes first. */
    object Start : Place()

    /** *Hari ini*. */
    object Home : Place()

    /** *Warga*. */
    object People : Place()

    /** *Pengaturan*. */
    object Settings : Place()

    /** Every rule in force. */
    object Rules : Place()

    /** What waits for an answer. */
    object Questions : Place()

    /** The Puskesmas' own checklists. */
    object Checklists : Place()

    /** Records that may be of one person. */
    object LookAlikes : Place()

    /** An existing list is taken in. */
    object Lists : Place()

    /** Its rows of one kind. */
    data class ListRows(val group: RowGroup) : Place()

    /** What may be screened of someone. */
    data class Screenings(val member: String) : Place()

    /** All follow-ups. */
    object FollowUps : Place()

    /** A household. */
    data class Household(val id: String) : Place()

    /** A person. */
    data class Person(val id: String) : Place()

    /** A visit. */
    data class Visit(val id: String) : Place()

    /** A visit's conclusion. */
    data class Outcome(val visit: String) : Place()

    /** One follow-up. */
    data class FollowUp(val id: String) : Place()

    /** Any form. */
    data class Form(val form: FormRef) : Place()

    /** Who did what about a household or person. */
    data class History(val id: String) : Place()

    /** Which household a new member belongs to, or [member] moves into. */
    data class PickHousehold(val typed: String, val member: String? = null) : Place()

    /** Which other record is of [member] too. */
    data class PickRecord(val member: String) : Place()

    /** Two records that a kader takes for one person's; [one] is whose page she came from. */
    data class RecordPair(val one: String, val other: String) : Place()

    /**
     * The emergency screen about someone, or from the red telephone; [shown] is the record a command
     * answered.
     */
    data class Emergency(val member: String?, val shown: EmergencyScreen? = null) : Place()

    companion object {
        /** The place a tap leads to; null for a command that comes before its place. */
        fun of(target: Target): Place? =
            when (target) {
                is Target.Household -> Household(target.id)
                is Target.Person -> Person(target.id)
                is Target.Visit -> Visit(target.id)
                is Target.Outcome -> Outcome(target.id)
                is Target.FollowUp -> FollowUp(target.id)
                is Target.FollowUps -> FollowUps
                is Target.Form -> Form(target.form)
                is Target.BeginVisit -> null
                is Target.PickHousehold -> PickHousehold("", target.member)
                is Target.PickRecord -> PickRecord(target.member)
                is Target.People -> People
                is Target.Questions -> Questions
                is Target.Screenings -> Screenings(target.member)
                is Target.Rules -> Rules
                is Target.Checklists -> Checklists
                is Target.Lists -> Lists
                is Target.History -> History(target.id)
            }
    }
}
