package id.sakukader.outcome

import android.view.View
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.OutcomeScreen
import id.sakukader.gateway.Core
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Card
import id.sakukader.kit.Page
import id.sakukader.kit.SakuButton
import id.sakukader.kit.Space
import id.sakukader.kit.TextAndMark
import id.sakukader.kit.Type
import id.sakukader.kit.Weight
import id.sakukader.kit.card
import id.sakukader.kit.column
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.pickDate
import id.sakukader.kit.problemLine
import id.sakukader.kit.resultsCard
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.kit.textButton
import id.sakukader.navigation.Place
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** A visit's conclusion: one follow-up each, what to say, when to come again. */
class Outcome(stage: Stage, private val visit: String, memory: Any?) :
    RecordScreen<OutcomeScreen>(stage, memory) {
    /** A date for the next visit that is picked and not saved yet. */
    @Volatile private var chosen = stage.note
    private var saving = false
    private val problem = stage.context.column()

    override fun load(core: Core) = core.outcome(visit, chosen)

    override fun draw(record: OutcomeScreen): Page {
        val page = pageOf(record.title)
        page.add(context.text(Type.SECOND, record.subtitle, context.palette.soft), 0)
        record.cards.forEach { page.add(outcomeCard(context, it, stage::open)) }
        record.results.forEach { page.add(context.resultsCard(it)) }
        record.others.forEach { page.add(context.card(listOf(it), stage::open)) }
        if (!record.isVisit) return page
        page.add(nextVisit(record))
        if (!record.finished || chosen != null) page.next(finish(record))
        // Come to from a person's notes, there is no other way to the sheets.
        if (record.finished) {
            val sheets = context.getString(R.string.outcome_sheets)
            page.next(context.outlinedButton(sheets, R.drawable.mdi_edit) { stage.go(Place.Visit(visit)) })
        }
        return page
    }

    private fun nextVisit(record: OutcomeScreen): View =
        Card(context).apply {
            val words = context.column()
            words.stack(
                context.text(Type.SECOND, context.getString(R.string.outcome_next), context.palette.soft)
            )
            words.stack(context.text(Type.TITLE, record.nextDateText))
            if (record.nextReason.isNotEmpty())
                words.stack(context.text(Type.SECOND, record.nextReason, context.palette.soft))
            val change = context.textButton(context.getString(R.string.outcome_change)) { pick(record) }
            change.contentDescription = context.getString(R.string.outcome_change_said)
            body(TextAndMark(context, words, change), Space.M, 0)
            (problem.parent as? android.view.ViewGroup)?.removeView(problem)
            problem.pad(0, 0, 0, Space.M)
            body(problem, 0, 0)
        }

    private fun pick(record: OutcomeScreen) =
        context.pickDate(record.nextDate, record.nextDate) {
            choose(it)
            problem.removeAllViews()
            refresh()
        }

    private fun choose(date: String?) {
        chosen = date
        stage.note = date
    }

    private fun finish(record: OutcomeScreen): SakuButton {
        lateinit var button: SakuButton
        button =
            SakuButton(context, record.finish, Weight.PRIMARY, R.drawable.mdi_check) {
                finish(record, button)
            }
        return button
    }

    private fun finish(record: OutcomeScreen, button: SakuButton) {
        if (saving) return
        val busy = { on: Boolean ->
            saving = on
            button.isEnabled = !on
        }
        busy(true)
        val failed = { trouble: Trouble ->
            busy(false)
            stage.say(trouble)
        }
        val date = chosen ?: record.nextDate
        stage.gateway.write({ finishVisit(record.command, visit, date) }, failed) { answer ->
            busy(false)
            when (answer) {
                is Answer.Done -> finished(record, answer)
                is Answer.Problems -> refused(answer)
                is Answer.Questions -> stage.say(answer.questions.joinToString(" ") { it.sentence })
            }
        }
    }

    /**
     * The round through the house is over: *Hari ini* says what comes next. A change of an older visit stays
     * where it was made.
     */
    private fun finished(record: OutcomeScreen, answer: Answer.Done) {
        choose(null)
        if (record.finished || answer.next != null) return stage.done(answer)
        stage.root(Place.Home)
        stage.say(answer.sentence, answer.command)
    }

    private fun refused(answer: Answer.Problems) {
        problem.removeAllViews()
        problem.stack(context.problemLine(answer.problems.joinToString(" ") { it.sentence }), Space.XS)
        problem.post {
            problem.requestRectangleOnScreen(
                android.graphics.Rect(0, 0, problem.width, problem.height),
                false,
            )
        }
    }
}
