package id.sakukader.screening

import id.sakukader.R
import id.sakukader.core.Row
import id.sakukader.core.ScreeningsScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.card
import id.sakukader.kit.emptyState
import id.sakukader.kit.line
import id.sakukader.kit.palette
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.text
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** What may be screened of a person today, what it last came to and when it is due. */
class Screenings(stage: Stage, private val member: String, memory: Any?) :
    RecordScreen<ScreeningsScreen>(stage, memory) {
    override fun load(core: Core) = core.screenings(member)

    override fun draw(record: ScreeningsScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        page.add(context.text(Type.SECOND, record.subtitle, context.palette.soft), 0)
        page.add(context.line(record.occasion), Space.XS)
        record.empty?.let { page.add(context.emptyState(R.drawable.mdi_check_circle_outline, it, Tone.GOOD)) }
        section(page, record.dueTitle, record.due)
        section(page, record.doneTitle, record.done)
        section(page, record.otherTitle, record.other)
        record.note?.let { page.add(context.line(it)) }
        return page
    }

    private fun section(page: Page, title: String, rows: List<Row>) {
        if (rows.isEmpty()) return
        page.add(context.sectionTitle(title))
        page.add(context.card(rows, stage::open), Space.S)
    }
}
