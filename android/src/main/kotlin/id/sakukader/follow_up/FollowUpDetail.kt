package id.sakukader.follow_up

import android.view.View
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.Contact
import id.sakukader.core.FollowUpScreen
import id.sakukader.core.Icon
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Card
import id.sakukader.kit.LevelHead
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Pictures
import id.sakukader.kit.SakuButton
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.Weight
import id.sakukader.kit.adviceCard
import id.sakukader.kit.button
import id.sakukader.kit.circle
import id.sakukader.kit.column
import id.sakukader.kit.doneLine
import id.sakukader.kit.pad
import id.sakukader.kit.sayingTo
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.Place
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage
import id.sakukader.navigation.dial

/** One follow-up: why, until when, what to say and do; report it, and record what came of it. */
class FollowUpDetail(stage: Stage, private val id: String, memory: Any?) :
    RecordScreen<FollowUpScreen>(stage, memory) {
    override fun load(core: Core) = core.followUp(id)

    override fun draw(record: FollowUpScreen): Page {
        val page = pageOf(record.title, member(record))
        page.add(card(record), Space.XS)
        record.call?.let { page.add(call(it), Space.S) }
        if (record.advice.isNotEmpty()) {
            page.add(context.sectionTitle(context.getString(R.string.follow_up_do)))
            page.add(context.adviceCard(record.advice), Space.S)
        }
        page.add(links(record))
        next(page, record)
        return page
    }

    private fun card(record: FollowUpScreen) =
        Card(context).apply {
            stack(LevelHead(context, record.tone, record.level, record.reason))
            stack(
                context.column().apply {
                    pad(Space.L, Space.L, Space.L, Space.L)
                    stack(context.text(Type.BODY_STRONG, record.due))
                    record.say?.let {
                        stack(context.sayingTo(context.getString(R.string.follow_up_say), it), Space.M)
                    }
                    listOfNotNull(record.reported, record.closed).forEach {
                        stack(context.doneLine(it), Space.M)
                    }
                }
            )
        }

    private fun call(midwife: Contact): View =
        SakuButton(context, midwife.label, Weight.OUTLINED, Pictures.of(midwife.icon)) { stage.dial(midwife) }

    private fun links(record: FollowUpScreen): View =
        Card(context).apply {
            row(
                ListRow(
                    context,
                    context.circle(Pictures.of(Icon.PERSON), Tone.PLAIN),
                    context.getString(R.string.follow_up_person),
                    emptyList(),
                ) {
                    stage.open(record.person)
                }
            )
            row(
                ListRow(
                    context,
                    context.circle(Pictures.of(Icon.WALK), Tone.PLAIN),
                    context.getString(R.string.follow_up_visit),
                    emptyList(),
                ) {
                    stage.open(record.visit)
                }
            )
        }

    private fun next(page: Page, record: FollowUpScreen) {
        if (record.canReport) {
            val label = context.getString(R.string.follow_up_report)
            lateinit var report: SakuButton
            report =
                SakuButton(context, label, Weight.PRIMARY, R.drawable.mdi_report) { report(record, report) }
            page.next(report)
        }
        val isNext = !record.canReport && record.closed == null
        page.next(
            context.button(record.close, if (isNext) Weight.PRIMARY else Weight.OUTLINED) {
                stage.open(record.close.target)
            }
        )
    }

    private fun report(record: FollowUpScreen, button: SakuButton) {
        button.isEnabled = false
        val failed = { trouble: Trouble ->
            button.isEnabled = true
            stage.say(trouble)
        }
        stage.gateway.write({ reportFollowUp(record.command, id) }, failed) { answer ->
            button.isEnabled = true
            when (answer) {
                is Answer.Done -> stage.done(answer, stays = true)
                is Answer.Problems -> stage.say(answer.problems.joinToString(" ") { it.sentence })
                is Answer.Questions -> stage.say(answer.questions.joinToString(" ") { it.sentence })
            }
        }
    }

    private fun member(record: FollowUpScreen) = (Place.of(record.person) as? Place.Person)?.id
}
