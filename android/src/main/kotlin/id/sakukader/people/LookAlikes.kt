package id.sakukader.people

import android.view.View
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.LookAlikePair
import id.sakukader.core.LookAlikeRecord
import id.sakukader.core.LookAlikesScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Card
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.emptyState
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.pad
import id.sakukader.kit.pairOf
import id.sakukader.kit.palette
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.kit.textButton
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** *Catatan ganda*: two records side by side, to be joined or kept apart. */
class LookAlikes(stage: Stage, memory: Any?) : RecordScreen<LookAlikesScreen>(stage, memory) {
    private var busy = false

    override fun load(core: Core) = core.lookAlikePairs()

    override fun draw(record: LookAlikesScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        page.add(context.text(Type.SECOND, record.intro, context.palette.soft), 0)
        record.pairs.forEach { page.add(Card(context).apply { row(pair(it)) }) }
        record.empty?.let { page.add(context.emptyState(R.drawable.mdi_check_circle_outline, it, Tone.GOOD)) }
        return page
    }

    private fun pair(pair: LookAlikePair): View =
        context.column().apply {
            pad(Space.L, Space.M, Space.L, Space.M)
            stack(context.text(Type.SECOND, pair.reasons, context.palette.soft))
            stack(context.pairOf(*pair.records.map(::side).toTypedArray()), Space.S)
            val (one, other) = pair.ids
            stack(
                context.outlinedButton(context.getString(R.string.look_alikes_same), R.drawable.mdi_check) {
                    send { joinRecords(pair.command, one, other) }
                },
                Space.M,
            )
            stack(
                context.outlinedButton(
                    context.getString(R.string.look_alikes_different),
                    R.drawable.mdi_clear,
                ) {
                    send { keepRecordsApart(pair.command, one, other) }
                },
                Space.S,
            )
        }

    private fun side(record: LookAlikeRecord): View =
        context.column().apply {
            stack(context.text(Type.BODY_STRONG, record.name))
            record.lines.forEach { stack(context.text(Type.SECOND, it, context.palette.soft)) }
            stack(
                context.textButton(context.getString(R.string.look_alikes_open)) { stage.open(record.target) }
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
                // The next pair is what comes next.
                is Answer.Done -> stage.done(answer.copy(next = null), stays = true)
                is Answer.Problems -> stage.say(answer.problems.joinToString(" ") { it.sentence })
                is Answer.Questions -> stage.say(answer.questions.joinToString(" ") { it.sentence })
            }
        }
    }
}
