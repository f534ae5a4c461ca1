package id.sakukader.visit

import id.sakukader.R
import id.sakukader.core.VisitScreen
import id.sakukader.gateway.Core
import id.sakukader.kit.Page
import id.sakukader.kit.Progress
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.Weight
import id.sakukader.kit.button
import id.sakukader.kit.card
import id.sakukader.kit.line
import id.sakukader.kit.palette
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.text
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** The walk through a household: the house sheet, each member's sheet, and the conclusion. */
class VisitWalk(stage: Stage, private val id: String, memory: Any?) :
    RecordScreen<VisitScreen>(stage, memory) {
    override fun load(core: Core) = core.visit(id)

    override fun draw(record: VisitScreen): Page {
        val page = pageOf(record.title)
        val done = record.done.toInt()
        val of = record.of.toInt()
        page.under(Progress(context, done, of))
        page.add(context.text(Type.SECOND, record.subtitle, context.palette.soft), Space.S)
        page.add(context.sectionTitle(context.getString(R.string.visit_sheets, done, of)), Space.XS)
        page.add(context.card(record.sheets, stage::open), Space.S)
        page.add(context.line(record.state))
        if (record.more.isNotEmpty()) {
            page.add(context.sectionTitle(record.moreTitle))
            page.add(context.card(record.more, stage::open), Space.S)
        }
        page.next(context.button(record.next, Weight.PRIMARY) { stage.open(record.next.target) })
        record.conclude?.let { page.next(context.button(it, Weight.OUTLINED) { stage.open(it.target) }) }
        return page
    }
}
