package id.sakukader.history

import android.view.View
import id.sakukader.R
import id.sakukader.core.HistoryItem
import id.sakukader.core.HistoryScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Core
import id.sakukader.kit.Card
import id.sakukader.kit.Page
import id.sakukader.kit.Role
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.chip
import id.sakukader.kit.chips
import id.sakukader.kit.column
import id.sakukader.kit.emptyState
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.speak
import id.sakukader.kit.stack
import id.sakukader.kit.stackNarrow
import id.sakukader.kit.text
import id.sakukader.kit.textButton
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** Who did what about one household or person, newest first, with undo and redo. */
class HistoryList(stage: Stage, private val id: String, memory: Any?) :
    RecordScreen<HistoryScreen>(stage, memory) {
    override fun load(core: Core) = core.history(id)

    override fun draw(record: HistoryScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        if (record.items.isEmpty())
            page.add(context.emptyState(R.drawable.mdi_history, context.getString(R.string.history_empty)))
        if (record.items.isNotEmpty())
            page.add(Card(context).apply { record.items.forEach { row(item(it)) } }, Space.XS)
        return page
    }

    private fun item(item: HistoryItem): View =
        context.column().apply {
            pad(Space.L, Space.M, Space.L, Space.M)
            val soft = context.palette.soft
            stack(context.text(Type.BODY_STRONG, item.title, if (item.undone) soft else context.palette.ink))
            stack(context.text(Type.SECOND, item.`when`, soft))
            stack(changes(item))
            val marks =
                listOfNotNull(
                    context
                        .chip(context.getString(R.string.history_undone), Tone.FOLLOW_UP, R.drawable.mdi_undo)
                        .takeIf { item.undone },
                    context
                        .chip(
                            context.getString(R.string.history_corrected),
                            Tone.INFORMATION,
                            R.drawable.mdi_edit,
                        )
                        .takeIf { item.corrected },
                )
            if (marks.isNotEmpty()) stack(context.chips(marks), Space.S)
            if (item.canUndo) {
                stackNarrow(
                    act(R.string.snackbar_undo, R.drawable.mdi_undo, item) { stage.undo(item.command) }
                )
            }
            if (item.canRedo) {
                stackNarrow(
                    act(R.string.history_redo, R.drawable.mdi_redo, item) { stage.redo(item.command) }
                )
            }
        }

    /** A button that TalkBack tells from those of the other entries. */
    private fun act(label: Int, icon: Int, item: HistoryItem, press: () -> Unit): View {
        val words = context.getString(label)
        return context.textButton(words, icon, press).apply {
            speak(context.getString(R.string.history_act, words, item.title), Role.BUTTON)
        }
    }

    /** What changed, a line each; a whole sheet shows its first lines until one asks for all. */
    private fun changes(item: HistoryItem): View =
        context.column().apply {
            val ink = if (item.undone) context.palette.soft else context.palette.ink
            fun show(lines: List<String>) {
                removeAllViews()
                lines.forEach { stack(context.text(Type.SECOND, it, ink), Space.XS) }
            }
            if (item.changes.size <= FEW + 1) {
                show(item.changes)
            } else {
                show(item.changes.take(FEW))
                val all = context.getString(R.string.history_all, item.changes.size)
                stackNarrow(context.textButton(all) { show(item.changes) })
            }
        }

    private companion object {
        const val FEW = 4
    }
}
