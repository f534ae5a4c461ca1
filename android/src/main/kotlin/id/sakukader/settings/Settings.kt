package id.sakukader.settings

import android.view.View
import id.sakukader.R
import id.sakukader.core.SettingsScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.SwitchRow
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.asked
import id.sakukader.kit.card
import id.sakukader.kit.circle
import id.sakukader.kit.column
import id.sakukader.kit.confirmation
import id.sakukader.kit.palette
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** *Pengaturan*: the posyandu, its people and numbers, practice mode, rules in force, what is stored. */
class Settings(stage: Stage, memory: Any?) : RecordScreen<SettingsScreen>(stage, memory) {
    override fun load(core: Core) = core.settings()

    override fun draw(record: SettingsScreen): Page {
        val page = Page(context, TopBar(context, context.getString(R.string.bar_settings), stage::goBack))
        page.add(context.card(listOf(record.posyandu, record.kader, record.contacts), stage::open), Space.XS)
        page.add(
            Card(context).apply {
                row(
                    SwitchRow(
                        context,
                        context.circle(R.drawable.mdi_practice, Tone.PLAIN),
                        context.getString(R.string.settings_practice),
                        record.practiceNote,
                        record.practice,
                    ) {
                        stage.practise(!record.practice)
                    }
                )
                if (record.practice)
                    row(
                        ListRow(
                            context,
                            context.circle(R.drawable.mdi_redo, Tone.PLAIN),
                            context.getString(R.string.settings_practice_anew),
                            emptyList(),
                            press = ::askAnew,
                        )
                    )
            }
        )
        page.add(context.card(listOf(record.rules, record.checklists), stage::open))
        page.add(context.sectionTitle(context.getString(R.string.settings_store)))
        page.add(Card(context).apply { body(lines(record.store + record.version)) }, Space.S)
        return page
    }

    private fun askAnew() =
        stage.sheet(context.getString(R.string.settings_practice_anew)) { close ->
            val words =
                context.asked(
                    R.string.settings_practice_anew_why,
                    R.string.settings_practice_anew_yes,
                    R.string.settings_practice_anew_no,
                    R.drawable.mdi_redo,
                )
            context.confirmation(words, close, agreed = stage::practiseAnew)
        }

    private fun lines(lines: List<String>): View =
        context.column().apply {
            lines.forEachIndexed { i, line ->
                stack(context.text(Type.SECOND, line, context.palette.soft), if (i == 0) 0 else Space.XS)
            }
        }
}
