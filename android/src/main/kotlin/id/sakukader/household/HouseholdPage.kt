package id.sakukader.household

import android.net.Uri
import id.sakukader.R
import id.sakukader.core.HouseholdScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.kit.BarAction
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Weight
import id.sakukader.kit.actions
import id.sakukader.kit.button
import id.sakukader.kit.card
import id.sakukader.kit.chip
import id.sakukader.kit.chips
import id.sakukader.kit.line
import id.sakukader.kit.pairOf
import id.sakukader.kit.sectionTitle
import id.sakukader.navigation.Place
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage
import id.sakukader.navigation.fillShared
import id.sakukader.navigation.share

/** A household: house facts, members, what each needs next. */
class HouseholdPage(stage: Stage, private val id: String, memory: Any?) :
    RecordScreen<HouseholdScreen>(stage, memory) {
    override fun load(core: Core) = core.household(id)

    override fun fills(file: Uri): Boolean {
        stage.fillShared(file) { shareHousehold(id) }
        return true
    }

    override fun draw(record: HouseholdScreen): Page {
        val history =
            BarAction(R.drawable.mdi_history, context.getString(R.string.history_open)) {
                stage.go(Place.History(id))
            }
        val share =
            BarAction(R.drawable.mdi_share, context.getString(R.string.household_share)) {
                stage.share({ shareHousehold(id) })
            }
        val page = Page(context, TopBar(context, record.title, stage::goBack, listOf(share, history)))
        val place = context.chip(record.place, Tone.PLAIN, R.drawable.mdi_place)
        page.add(context.chips(listOf(place) + record.chips.map(context::chip)), Space.XS)
        if (record.questions.isNotEmpty()) page.add(context.card(record.questions, stage::open))
        page.add(context.sectionTitle(record.membersTitle))
        if (record.members.isNotEmpty()) page.add(context.card(record.members, stage::open), Space.S)
        page.add(
            context.pairOf(
                context.button(record.addMember, Weight.OUTLINED) { stage.open(record.addMember.target) },
                context.button(record.edit, Weight.OUTLINED) { stage.open(record.edit.target) },
            )
        )
        if (record.events.isNotEmpty()) page.add(context.actions(record.events, stage::open))
        if (record.former.isNotEmpty()) {
            page.add(context.sectionTitle(record.formerTitle))
            page.add(context.card(record.former, stage::open), Space.S)
        }
        page.add(context.line(record.lastVisit))
        return page.next(context.button(record.next, Weight.PRIMARY) { stage.open(record.next.target) })
    }
}
