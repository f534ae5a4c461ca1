package id.sakukader.people

import id.sakukader.R
import id.sakukader.core.FormRef
import id.sakukader.core.PeopleScreen
import id.sakukader.core.Target
import id.sakukader.core.Whom
import id.sakukader.kit.Page
import id.sakukader.kit.TopBar
import id.sakukader.navigation.Place
import id.sakukader.navigation.Stage

/** Where a new member lives, or where [member] moves to. */
class HouseholdPicker(stage: Stage, private val typed: String, private val member: String?, memory: Any?) :
    PeopleSearch(stage, memory, Whom.Households) {
    override fun frame() =
        Page(
            context,
            TopBar(
                context,
                context.getString(if (member == null) R.string.pick_title else R.string.pick_move),
                stage::goBack,
            ),
        )

    override fun found(page: Page, found: PeopleScreen) = Unit

    override fun choose(target: Target) {
        val household = (target as? Target.Household)?.id ?: return
        val form =
            if (member == null) FormRef.NewMember(household, typed) else FormRef.MoveIn(member, household)
        stage.replace(Place.Form(form))
    }
}
