package id.sakukader.questions

import id.sakukader.R
import id.sakukader.core.QuestionsScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.card
import id.sakukader.kit.emptyState
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** What contradicts itself in the register and waits for an answer. */
class Questions(stage: Stage, memory: Any?) : RecordScreen<QuestionsScreen>(stage, memory) {
    override fun load(core: Core) = core.questions()

    override fun draw(record: QuestionsScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        record.empty?.let { page.add(context.emptyState(R.drawable.mdi_check_circle_outline, it, Tone.GOOD)) }
        if (record.rows.isNotEmpty()) page.add(context.card(record.rows, stage::open), Space.S)
        return page
    }
}
