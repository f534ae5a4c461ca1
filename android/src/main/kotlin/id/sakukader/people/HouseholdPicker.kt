package id.sakukader.people

import id.sakukader.R
import id.sakukader.core.FormRef
import id.sakukader.core.PeopleScreen
import id.sakukader.core.Target
import id.sakukader.kit.Page
import id.sakukader.kit.TopBar
import id.sakukader.navigation.Place
import id.sakukader.navigation.Stage

/** Where a new member lives. */
class HouseholdPicker(stage: Stage, private val typed: String, memory: Any?) :
    PeopleSearch(stage, memory, households = true) {
    override fun frame() =
        Page(context, TopBar(context, context.getString(R.string.pick_title), stage::goBack))

    override fun found(page: Page, found: PeopleScreen) = Unit

    override fun choose(target: Target) {
        val household = (target as? Target.Household)?.id ?: return
        stage.replace(Place.Form(FormRef.NewMember(household, typed)))
    }
}
