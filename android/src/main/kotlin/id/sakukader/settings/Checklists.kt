package id.sakukader.settings

import android.net.Uri
import android.view.View
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.ChecklistsScreen
import id.sakukader.core.OwnChecklist
import id.sakukader.gateway.Core
import id.sakukader.kit.Card
import id.sakukader.kit.Page
import id.sakukader.kit.Role
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.emptyState
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.primaryButton
import id.sakukader.kit.problemLine
import id.sakukader.kit.speak
import id.sakukader.kit.stack
import id.sakukader.kit.stackNarrow
import id.sakukader.kit.text
import id.sakukader.kit.textButton
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** *Checklist setempat*: the Puskesmas' own checklists, taken from a file of the phone and withdrawn. */
class Checklists(stage: Stage, memory: Any?) : RecordScreen<ChecklistsScreen>(stage, memory) {
    /** Why the last file was refused: kept with the place, for a turned phone and an ended process. */
    private var refused: List<String>
        get() = stage.note?.lines().orEmpty()
        set(value) {
            stage.note = kept(value).joinToString("\n").takeIf(String::isNotEmpty)
        }

    private var busy = false
    private var closed = false

    override fun load(core: Core) = core.checklists()

    override fun draw(record: ChecklistsScreen): Page {
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        page.add(context.text(Type.SECOND, record.intro, context.palette.soft), 0)
        refused.forEach { page.add(context.problemLine(it)) }
        record.questions.forEach { page.add(context.text(Type.BODY, it)) }
        if (record.checklists.isNotEmpty())
            page.add(Card(context).apply { record.checklists.forEach { row(item(it, record.command)) } })
        record.empty?.let { page.add(context.emptyState(R.drawable.mdi_source, it)) }
        val pick = context.getString(R.string.checklists_pick)
        return page.next(context.primaryButton(pick, R.drawable.mdi_storage, ::pick))
    }

    private fun item(item: OwnChecklist, command: String): View =
        context.column().apply {
            pad(Space.L, Space.M, Space.L, Space.M)
            stack(context.text(Type.BODY_STRONG, item.title))
            item.versions.forEach { stack(context.text(Type.SECOND, it, context.palette.soft)) }
            val words = context.getString(R.string.checklists_withdraw)
            val said = context.getString(R.string.history_act, words, item.title)
            val press = { send { withdrawChecklist(command, item.form) } }
            stackNarrow(
                context.textButton(words, R.drawable.mdi_clear, press).apply { speak(said, Role.BUTTON) }
            )
        }

    private fun pick() {
        if (!stage.pickFile()) refuse(context.getString(R.string.checklists_no_picker))
    }

    override fun takes(file: Uri): Boolean {
        val command = record?.command ?: return false
        val files = context.applicationContext.contentResolver
        stage.gateway.read({ PickedText.of(file, files) }, stage::say) { picked ->
            when (picked) {
                is PickedText.Read -> send { addChecklist(command, picked.name, picked.text) }
                PickedText.TooLarge -> refuse(context.getString(R.string.checklists_too_large))
                PickedText.NoText -> refuse(context.getString(R.string.checklists_no_text))
                PickedText.Unreadable -> refuse(context.getString(R.string.checklists_unreadable))
            }
        }
        return true
    }

    private fun send(call: Core.() -> Answer) {
        if (busy) return
        busy = true
        val failed = { trouble: id.sakukader.gateway.Trouble ->
            busy = false
            stage.say(trouble)
        }
        stage.gateway.write(call, failed) { answer ->
            busy = false
            when (answer) {
                is Answer.Done -> {
                    if (!closed) refused = emptyList()
                    stage.done(answer, stays = true)
                }
                is Answer.Problems -> mistaken(answer.problems.map { it.sentence })
                is Answer.Questions -> mistaken(answer.questions.map { it.sentence })
            }
        }
    }

    /** Whoever wrote the file puts it right, not the kader. */
    private fun mistaken(sentences: List<String>) =
        refuse(context.getString(R.string.checklists_refused), *sentences.toTypedArray())

    /** Each drawing has a new command, so that these sentences are drawn too. */
    private fun refuse(vararg sentences: String) {
        if (closed) return
        refused = sentences.toList()
        refresh()
    }

    /** As many whole sentences as the saved state has room for, the first in any case. */
    private fun kept(sentences: List<String>): List<String> {
        var room = MOST_KEPT
        return sentences
            .map { it.replace('\n', ' ').take(MOST_KEPT) }
            .takeWhile {
                room -= it.length
                room >= 0
            }
    }

    override fun close() {
        super.close()
        closed = true
    }

    private companion object {
        /** Letters of the saved state, which stays below 5 KB with the whole way back. */
        const val MOST_KEPT = 800
    }
}
