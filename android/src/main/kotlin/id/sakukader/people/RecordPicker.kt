package id.sakukader.people

import id.sakukader.R
import id.sakukader.core.PeopleScreen
import id.sakukader.core.Target
import id.sakukader.core.Whom
import id.sakukader.kit.Page
import id.sakukader.kit.TopBar
import id.sakukader.navigation.Place
import id.sakukader.navigation.Stage

/** Which other record is of [member] too: those most like her, or whoever is searched for. */
class RecordPicker(stage: Stage, private val member: String, memory: Any?) :
    PeopleSearch(stage, memory, Whom.PeopleBut(member)) {
    override fun frame() =
        Page(context, TopBar(context, context.getString(R.string.pick_record), stage::goBack))

    override fun found(page: Page, found: PeopleScreen) = Unit

    override fun choose(target: Target) {
        val other = (target as? Target.Person)?.id ?: return
        stage.go(Place.RecordPair(member, other))
    }
}
