package id.sakukader.person

import android.content.Context
import android.view.Gravity
import android.view.View
import id.sakukader.R
import id.sakukader.core.Fact
import id.sakukader.core.PersonScreen
import id.sakukader.gateway.Core
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TextAndMark
import id.sakukader.kit.Type
import id.sakukader.kit.actions
import id.sakukader.kit.card
import id.sakukader.kit.chip
import id.sakukader.kit.chips
import id.sakukader.kit.column
import id.sakukader.kit.dp
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.resultsCard
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.speak
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** A person: age, stage, facts, open follow-ups, timeline. */
class PersonPage(stage: Stage, private val id: String, memory: Any?) :
    RecordScreen<PersonScreen>(stage, memory) {
    override fun load(core: Core) = core.person(id)

    override fun draw(record: PersonScreen): Page {
        val page = pageOf(record.name, id)
        page.add(context.text(Type.SECOND, record.subtitle, context.palette.soft), 0)
        if (record.chips.isNotEmpty()) page.add(context.chips(record.chips.map(context::chip)), Space.S)
        if (record.questions.isNotEmpty()) page.add(context.card(record.questions, stage::open))
        if (record.followUps.isNotEmpty()) {
            page.add(context.sectionTitle(context.getString(R.string.person_follow_ups)))
            page.add(context.card(record.followUps, stage::open), Space.S)
        }
        record.results?.let { page.add(context.resultsCard(it)) }
        page.add(context.card(listOf(record.household) + record.relatives, stage::open))
        record.joined?.let { page.add(context.card(listOf(it), stage::open)) }
        if (record.facts.isNotEmpty()) page.add(context.facts(record.facts))
        page.add(context.actions(record.actions, stage::open))
        if (record.events.isNotEmpty()) {
            page.add(context.sectionTitle(context.getString(R.string.person_events)))
            page.add(context.actions(record.events, stage::open), Space.S)
        }
        if (record.timeline.isNotEmpty()) {
            page.add(context.sectionTitle(context.getString(R.string.person_timeline)))
            page.add(timeline(record), Space.S)
        }
        return page
    }

    private fun timeline(record: PersonScreen) =
        Card(context).apply {
            record.timeline.forEach {
                val event =
                    it.row.copy(
                        subtitle =
                            listOf(it.date, it.row.subtitle).filter(String::isNotEmpty).joinToString(" · ")
                    )
                row(ListRow(context, event, stage::open))
            }
        }
}

/** What is known, a line each: the value at its end, or under its label where that is longer. */
private fun Context.facts(facts: List<Fact>): View = Card(this).apply { facts.forEach { row(fact(it)) } }

private fun Context.fact(fact: Fact): View {
    val label = text(Type.SECOND, fact.label, palette.soft)
    val value =
        if (fact.unknown) text(Type.SECOND, fact.value, palette.soft)
        else text(Type.SECOND_STRONG, fact.value)
    return column().apply {
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = dp(Space.TOUCH)
        pad(Space.L, Space.S, Space.L, Space.S)
        stack(TextAndMark(context, label, value))
        speak("${fact.label}: ${fact.value}")
    }
}
