package id.sakukader.people

import android.view.View
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.Icon
import id.sakukader.core.Line
import id.sakukader.core.LookAlikePair
import id.sakukader.core.LookAlikeRecord
import id.sakukader.core.LookAlikesScreen
import id.sakukader.core.Target
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Pictures
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.circle
import id.sakukader.kit.column
import id.sakukader.kit.emptyState
import id.sakukader.kit.line
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.pad
import id.sakukader.kit.pairOf
import id.sakukader.kit.palette
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.Place
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** *Catatan ganda*: two records side by side, to be joined or kept apart; or the one [pair] a kader chose. */
class LookAlikes(stage: Stage, private val pair: Place.RecordPair?, memory: Any?) :
    RecordScreen<LookAlikesScreen>(stage, memory) {
    private var busy = false

    override fun load(core: Core) = pair?.run { core.recordPair(one, other) } ?: core.lookAlikePairs()

    override fun draw(record: LookAlikesScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        page.add(context.text(Type.SECOND, record.intro, context.palette.soft), 0)
        record.pairs.forEach { page.add(pair(it)) }
        record.empty?.let { page.add(context.emptyState(R.drawable.mdi_check_circle_outline, it, Tone.GOOD)) }
        return page
    }

    private fun pair(pair: LookAlikePair): View =
        Card(context).apply {
            val reasons = context.text(Type.SECOND, pair.reasons, context.palette.ink(Tone.INFORMATION))
            row(reasons.apply { pad(Space.L, Space.M, Space.L, Space.M) })
            row(context.pairOf(*pair.records.map(::side).toTypedArray()))
            row(answers(pair))
        }

    private fun side(record: LookAlikeRecord): View =
        ListRow(
            context,
            context.circle(Pictures.of(Icon.PERSON), Tone.PLAIN),
            record.name,
            record.lines.map { Line(it, Tone.PLAIN) },
        ) {
            stage.open(record.target)
        }

    private fun answers(pair: LookAlikePair): View =
        context.column().apply {
            val (one, other) = pair.ids
            val same = context.getString(R.string.look_alikes_same)
            val different = context.getString(R.string.look_alikes_different)
            pad(Space.L, Space.M, Space.L, Space.M)
            pair.warning?.let { stack(context.line(it)) }
            stack(
                context.outlinedButton(same, R.drawable.mdi_check) {
                    send { joinRecords(pair.command, one, other) }
                },
                if (pair.warning == null) 0 else Space.M,
            )
            stack(
                context.outlinedButton(different, R.drawable.mdi_clear) {
                    send { keepRecordsApart(pair.command, one, other) }
                },
                Space.S,
            )
        }

    private fun send(call: Core.() -> Answer) {
        if (busy) return
        busy = true
        val failed = { trouble: Trouble ->
            busy = false
            stage.say(trouble)
        }
        stage.gateway.write(call, failed) { answer ->
            busy = false
            when (answer) {
                // The next pair is what comes next, or the page of whose other record was looked for.
                is Answer.Done -> {
                    val next = pair?.let { Target.Person(it.one) }
                    stage.done(answer.copy(next = next), stays = true)
                }
                is Answer.Problems -> stage.say(answer.problems.joinToString(" ") { it.sentence })
                is Answer.Questions -> stage.say(answer.questions.joinToString(" ") { it.sentence })
            }
        }
    }
}
