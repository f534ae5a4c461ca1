package id.sakukader.outcome

import android.content.Context
import android.view.View
import id.sakukader.R
import id.sakukader.core.Advice
import id.sakukader.core.OutcomeCard
import id.sakukader.core.Target
import id.sakukader.kit.Card
import id.sakukader.kit.LevelHead
import id.sakukader.kit.PairLayout
import id.sakukader.kit.SourceLine
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.doneLine
import id.sakukader.kit.line
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.sayingTo
import id.sakukader.kit.stack
import id.sakukader.kit.text

/**
 * One person's outcome: the level with its reason, what to say, what to do with its source, and the next
 * steps.
 */
internal fun outcomeCard(context: Context, card: OutcomeCard, open: (Target) -> Unit): View =
    Card(context).apply {
        stack(LevelHead(context, card.tone, card.title, card.reason))
        val body = context.column().apply { pad(Space.L, Space.M, Space.L, Space.M) }
        card.incomplete?.let { body.stack(context.line(it), Space.XS) }
        card.say?.let {
            body.stack(context.sayingTo(context.getString(R.string.follow_up_say), "“$it”"), Space.XS)
        }
        bySource(card.advice).forEach { (source, lines) ->
            body.stack(context.adviceList(lines, source), Space.M)
        }
        if (card.also.isNotEmpty()) {
            body.stack(
                context.text(Type.SECOND, context.getString(R.string.outcome_also), context.palette.soft),
                Space.M,
            )
            card.also.forEach { body.stack(context.line(it)) }
        }
        card.reported?.let { body.stack(context.doneLine(it), Space.M) }
        val steps =
            listOfNotNull(
                card.followUp?.let { target ->
                    val (label, icon) =
                        if (card.reported == null) R.string.outcome_report to R.drawable.mdi_report
                        else R.string.outcome_follow_up to R.drawable.mdi_clock
                    context.outlinedButton(context.getString(label), icon) { open(target) }
                },
                context.outlinedButton(context.getString(R.string.outcome_correct), R.drawable.mdi_edit) {
                    open(card.sheet)
                },
            )
        body.stack(PairLayout(context, steps), Space.M)
        stack(body)
    }

/** Lines that come from the same page stand together, with that page named once under them. */
private fun bySource(advice: List<Advice>): List<Pair<String, List<String>>> =
    advice.groupBy(Advice::source, Advice::text).toList()

private fun Context.adviceList(lines: List<String>, source: String): View =
    column().apply {
        stack(text(Type.SECOND, context.getString(R.string.follow_up_do), palette.soft))
        lines.forEach { stack(text(Type.BODY, if (lines.size > 1) "• $it" else it), Space.XS) }
        if (source.isNotEmpty()) stack(SourceLine(context, source))
    }
