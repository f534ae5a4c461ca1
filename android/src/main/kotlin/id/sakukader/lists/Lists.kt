package id.sakukader.lists

import android.net.Uri
import android.os.Handler
import android.os.Looper
import android.view.View
import android.widget.LinearLayout
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.EarlierList
import id.sakukader.core.Line
import id.sakukader.core.ListsScreen
import id.sakukader.core.ReadyList
import id.sakukader.core.Tone
import id.sakukader.core.Watch
import id.sakukader.gateway.Core
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Pictures
import id.sakukader.kit.Progress
import id.sakukader.kit.Role
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.circle
import id.sakukader.kit.column
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.primaryButton
import id.sakukader.kit.problemLine
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.speak
import id.sakukader.kit.stack
import id.sakukader.kit.stackNarrow
import id.sakukader.kit.text
import id.sakukader.kit.textButton
import id.sakukader.navigation.PickedFile
import id.sakukader.navigation.Place
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage
import id.sakukader.navigation.fill

/** *Masukkan daftar*: an existing list is read, shown, and taken in, in one step that can be undone. */
class Lists(stage: Stage, memory: Any?) :
    RecordScreen<ListsScreen>(stage, (memory as? Kept)?.record), LongCall.Heard {
    private class Kept(val record: Any?, val call: LongCall?)

    private val later = Handler(Looper.getMainLooper())
    private var running = (memory as? Kept)?.call
    private var words: LinearLayout? = null

    /** Why the last file was refused: kept with the place, for a turned phone and an ended process. */
    private var refused: String
        get() = stage.note.orEmpty()
        set(value) {
            stage.note = value.take(MOST_KEPT).takeIf(String::isNotEmpty)
        }

    override fun load(core: Core) = core.lists()

    override fun view(): View = super.view().also { running?.shownBy(this) }

    override fun draw(record: ListsScreen): Page {
        words = null
        val page = Page(context, TopBar(context, record.title, stage::goBack))
        if (running != null) return working(page)
        if (refused.isNotEmpty()) page.add(context.problemLine(refused))
        val ready = record.ready
        if (ready != null) return waiting(page, ready)
        val above = if (refused.isEmpty()) Space.XS else Space.M
        page.add(context.text(Type.SECOND, record.intro, context.palette.soft), above)
        val template = context.getString(R.string.lists_template)
        page.add(context.outlinedButton(template, R.drawable.mdi_storage, ::template), Space.L)
        if (record.earlier.isNotEmpty()) {
            page.add(context.sectionTitle(context.getString(R.string.lists_earlier)))
            page.add(Card(context).apply { record.earlier.forEach { row(earlier(it)) } }, Space.S)
        }
        return page.next(
            context.primaryButton(context.getString(R.string.lists_pick), R.drawable.mdi_storage, ::pick)
        )
    }

    private fun waiting(page: Page, ready: ReadyList): Page {
        page.add(context.text(Type.BODY_STRONG, ready.name), Space.XS)
        page.add(context.text(Type.SECOND, ready.kind, context.palette.soft), Space.XS)
        ready.notes.forEach { page.add(context.text(Type.BODY, it), Space.S) }
        page.add(
            Card(context).apply {
                ready.groups.forEach { counted ->
                    val said = counted.row
                    val lines = listOf(Line(said.subtitle, Tone.PLAIN))
                    val leading = context.circle(Pictures.of(said.icon), said.tone)
                    row(
                        ListRow(context, leading, said.title, lines + listOfNotNull(said.note)) {
                            stage.go(Place.ListRows(counted.group))
                        }
                    )
                }
            }
        )
        page.add(
            context.textButton(context.getString(R.string.lists_discard), R.drawable.mdi_clear, ::discard)
        )
        val take = ready.take
        if (ready.stale) {
            page.add(context.text(Type.BODY, context.getString(R.string.lists_stale)))
            val again = context.getString(R.string.lists_again)
            return page.next(context.primaryButton(again, R.drawable.mdi_redo) { start { compareList(it) } })
        }
        if (take == null) return page
        return page.next(
            context.primaryButton(take, R.drawable.mdi_register) { start { takeInList(ready.command, it) } }
        )
    }

    private fun working(page: Page): Page {
        val column = context.column()
        words = column
        page.add(column, Space.XL)
        look()
        return page.next(
            context.outlinedButton(context.getString(R.string.lists_stop), R.drawable.mdi_clear, ::stop)
        )
    }

    /** How far it is, again and again. */
    private fun look() {
        val column = words ?: return
        val progress = running?.progress ?: return
        column.removeAllViews()
        column.stack(context.text(Type.BODY_STRONG, progress.sentence))
        column.stack(Progress(context, progress.done.toInt(), progress.of.toInt()), Space.M)
        column.stack(
            context.text(Type.SECOND, context.getString(R.string.lists_working), context.palette.soft),
            Space.M,
        )
        later.postDelayed(::look, LOOK_MS)
    }

    private fun earlier(list: EarlierList): View =
        context.column().apply {
            pad(Space.L, Space.M, Space.L, Space.M)
            stack(context.text(Type.BODY_STRONG, list.name))
            stack(context.text(Type.SECOND, list.line, context.palette.soft))
            if (!list.undone) {
                stackNarrow(act(R.string.lists_undo, R.drawable.mdi_undo, list) { stage.undo(list.command) })
            }
            if (list.canRedo) {
                stackNarrow(
                    act(R.string.history_redo, R.drawable.mdi_redo, list) { stage.redo(list.command) }
                )
            }
        }

    private fun act(word: Int, icon: Int, list: EarlierList, tap: () -> Unit): View {
        val label = context.getString(word)
        val said = context.getString(R.string.history_act, label, list.name)
        return context.textButton(label, icon, tap).apply { speak(said, Role.BUTTON) }
    }

    private fun pick() {
        if (!stage.pickFile()) refuse(context.getString(R.string.checklists_no_picker))
    }

    override fun takes(file: Uri): Boolean {
        val most = record?.largest?.toInt() ?: return false
        val files = context.applicationContext.contentResolver
        // One byte more than there may be: the core then says that it is too much.
        stage.gateway.read({ PickedFile.of(file, files, most + 1) }, stage::say) { picked ->
            when (picked) {
                is PickedFile.Read -> start { readList(picked.name, picked.bytes, it) }
                PickedFile.Unreadable -> refuse(context.getString(R.string.checklists_unreadable))
            }
        }
        return true
    }

    private fun template() {
        val file = stage.makeFile(context.getString(R.string.lists_template_name), SPREADSHEET)
        if (!file) refuse(context.getString(R.string.out_no_place))
    }

    override fun fills(file: Uri): Boolean {
        stage.fill(file) { listTemplate() }
        return true
    }

    private fun discard() {
        stage.gateway.write({ discardList() }, stage::say) { refresh() }
    }

    private fun start(call: Core.(Watch) -> Answer) {
        if (running != null) return
        refused = ""
        val long = LongCall(Watch())
        running = long
        drawAgain()
        stage.backChanged()
        stage.gateway.write({ call(long.watch) }, long::failed, long::answered)
        long.shownBy(this)
    }

    private fun stop() {
        running?.watch?.cancel()
    }

    override fun answered(answer: Answer) {
        running = null
        stage.backChanged()
        when (answer) {
            is Answer.Done -> if (answer.command.isEmpty()) anew() else stage.done(answer, stays = true)
            is Answer.Problems -> refuse(answer.problems.joinToString(" ") { it.sentence })
            is Answer.Questions -> refuse(answer.questions.joinToString(" ") { it.sentence })
        }
    }

    override fun failed(trouble: Trouble) {
        running = null
        stage.backChanged()
        anew()
        if (trouble is Trouble.Stopped) stage.say(trouble.sentence) else stage.say(trouble)
    }

    private fun refuse(sentence: String) {
        refused = sentence
        anew()
    }

    private fun anew() {
        drawAgain()
        refresh()
    }

    override fun back(): Boolean {
        if (running == null) return false
        stop()
        return true
    }

    override val takesBack: Boolean
        get() = running != null

    override fun memory(): Any = Kept(super.memory(), running)

    override fun close() {
        super.close()
        words = null
        later.removeCallbacksAndMessages(null)
        running?.shownBy(null)
    }

    private companion object {
        const val MOST_KEPT = 400
        const val LOOK_MS = 200L
        const val SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
}
