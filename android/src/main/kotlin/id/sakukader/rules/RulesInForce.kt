package id.sakukader.rules

import android.view.View
import id.sakukader.R
import id.sakukader.core.Line
import id.sakukader.core.RuleGroup
import id.sakukader.core.RuleLine
import id.sakukader.core.RulesScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.SourceLine
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.chip
import id.sakukader.kit.circle
import id.sakukader.kit.column
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.stack
import id.sakukader.kit.stackNarrow
import id.sakukader.kit.text
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/**
 * *Aturan yang berlaku*: every rule in force by file, the unverified first; a tap opens one file and closes
 * the other.
 */
class RulesInForce(stage: Stage, memory: Any?) : RecordScreen<RulesScreen>(stage, memory) {
    private var open: Int? = stage.note?.toIntOrNull()
    private val groups = ArrayList<Card>()

    override fun load(core: Core) = core.rules()

    override fun draw(record: RulesScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        page.add(context.text(Type.SECOND, record.subtitle, context.palette.soft), 0)
        record.questions.forEach { page.add(context.text(Type.BODY, it), Space.XS) }
        groups.clear()
        record.groups.forEachIndexed { i, group ->
            val card = Card(context)
            groups.add(card)
            fill(card, group, i)
            page.add(card, Space.S)
        }
        return page
    }

    private fun fill(card: Card, group: RuleGroup, place: Int) {
        card.removeAllViews()
        val lines = listOf(Line(group.detail, Tone.PLAIN))
        val circle = context.circle(R.drawable.mdi_bulb, Tone.PLAIN)
        card.row(ListRow(context, circle, group.title, lines) { turn(place) })
        if (place == open) group.lines.forEach { card.row(rule(it)) }
    }

    private fun turn(place: Int) {
        val before = open
        open = place.takeIf { it != before }
        stage.note = open?.toString()
        val record = record ?: return
        listOfNotNull(before, place).distinct().forEach { i ->
            val card = groups.getOrNull(i) ?: return@forEach
            fill(card, record.groups[i], i)
        }
    }

    /** A long id of a rule goes on in the next line after a point or dash of it, not within a word. */
    private fun breakable(words: String) = words.replace(Regex("(?<=\\w[.\\-_])(?=\\w)"), "\u200B")

    private fun rule(line: RuleLine): View =
        context.column().apply {
            pad(Space.L, Space.M, Space.L, Space.XS)
            stack(context.text(Type.BODY_STRONG, line.title))
            stack(context.text(Type.BODY, line.says), Space.XS)
            stack(context.text(Type.CAPTION, breakable(line.detail), context.palette.soft), Space.XS)
            stackNarrow(context.chip(line.standing), Space.S)
            stack(SourceLine(context, line.source))
        }
}
