package id.sakukader.follow_up

import id.sakukader.R
import id.sakukader.core.FollowUpsScreen
import id.sakukader.core.Row
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.card
import id.sakukader.kit.emptyState
import id.sakukader.kit.sectionTitle
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** All follow-ups: what the midwife must hear, what is open, what was closed lately. */
class FollowUpList(stage: Stage, memory: Any?) : RecordScreen<FollowUpsScreen>(stage, memory) {
    override fun load(core: Core) = core.followUps()

    override fun draw(record: FollowUpsScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        record.empty?.let { page.add(context.emptyState(R.drawable.mdi_check_circle_outline, it, Tone.GOOD)) }
        section(page, R.string.follow_ups_to_report, record.toReport)
        section(page, R.string.follow_ups_open, record.open)
        section(page, R.string.follow_ups_closed, record.closed)
        return page
    }

    private fun section(page: Page, title: Int, rows: List<Row>) {
        if (rows.isEmpty()) return
        page.add(context.sectionTitle(context.getString(title)))
        page.add(context.card(rows, stage::open), Space.S)
    }
}
