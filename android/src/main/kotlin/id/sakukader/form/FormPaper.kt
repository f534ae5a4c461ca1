package id.sakukader.form

import android.content.Context
import android.view.View
import android.widget.FrameLayout
import android.widget.TextView
import id.sakukader.R
import id.sakukader.core.Advice
import id.sakukader.core.Chip
import id.sakukader.core.Field
import id.sakukader.core.FieldKind
import id.sakukader.core.FieldNote
import id.sakukader.core.FormRef
import id.sakukader.core.Line
import id.sakukader.core.Proposal
import id.sakukader.core.Question
import id.sakukader.core.Row
import id.sakukader.core.Target
import id.sakukader.core.Tone
import id.sakukader.kit.Banner
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Progress
import id.sakukader.kit.QuestionBlock
import id.sakukader.kit.SakuButton
import id.sakukader.kit.SourceLine
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.Weight
import id.sakukader.kit.card
import id.sakukader.kit.circle
import id.sakukader.kit.column
import id.sakukader.kit.emergencyPhone
import id.sakukader.kit.heading
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.pairOf
import id.sakukader.kit.palette
import id.sakukader.kit.paneTitle
import id.sakukader.kit.problemLine
import id.sakukader.kit.readOnly
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.shapeOf
import id.sakukader.kit.stack
import id.sakukader.kit.text

/** What a page of a form asks of the form. */
internal interface FormActs {
    /** A field has another value. */
    fun changed(field: Field, value: String)

    /** A proposal was taken, with all it fills in. */
    fun fill(values: Map<String, String>)

    /** The finger is elsewhere now. */
    fun left(field: Field)

    /** To the next page. */
    fun next()

    /** To be saved, and then on to [more] of the same or not. */
    fun save(more: Boolean)

    /** To what to do about the signs tapped. */
    fun emergency()

    /** The red telephone. */
    fun callForHelp()

    /** The way back. */
    fun goBack()

    /** There is something to go back to. */
    fun canGoBack(): Boolean

    /** Throws the half-typed values away, asking first. */
    fun startAnew()

    /** Follows a tap on a row. */
    fun open(target: Target)
}

/** One page of a form. Its fields are made once; all else follows what the core says of their values. */
internal class FormPaper(
    private val context: Context,
    private val filling: Filling,
    private val acts: FormActs,
) {
    private val record = filling.record
    private val here = filling.current
    private val large = record.form is FormRef.Sheet || record.form is FormRef.Screening
    private val today = record.today
    private val blocks = LinkedHashMap<String, QuestionBlock>()
    private val notes = HashMap<String, FieldNote?>()
    private val signs: SignSection?
    private val progress = FrameLayout(context)
    private val position: TextView = context.text(Type.SECOND, "", context.palette.soft)
    private val draft = context.column()
    private val whole = context.column()
    private val lookalikes = context.column()
    private val result = context.column()
    private var proposed: List<Proposal> = emptyList()
    private var rows: List<Row> = emptyList()
    private var wrong: String? = null
    private var shownResult: Chip? = null
    private var foot: Foot? = null
    private var steps: List<SakuButton> = emptyList()

    /** What is drawn. */
    val page: Page

    init {
        val actions =
            if (record.emergencyButton) listOf(context.emergencyPhone(acts::callForHelp)) else emptyList()
        val back = if (acts.canGoBack()) acts::goBack else null
        val bar =
            if (here.signs) {
                TopBar(context, here.title, back, actions)
            } else {
                TopBar(context, record.title, back, actions, record.subtitle)
            }
        page = Page(context, bar)
        page.under(progress)
        page.add(draft, 0).add(whole, 0).add(position, Space.S)
        here.intro?.let { page.add(intro(it), Space.XS) }
        signs = if (here.signs) SignSection(context, filling, acts::changed) else null
        signs?.let { page.add(it.view) }
        val asked = here.fields.filter { signs == null || it.kind !is FieldKind.Sign }
        val firstTyped = asked.firstOrNull { it.kind is FieldKind.Text }
        asked.forEach { field ->
            page.add(block(field), if (large) Space.XL else Space.L + Space.XS)
            if (field === firstTyped) page.add(lookalikes, 0)
        }
        page.add(result, 0)
        record.source?.let { page.add(SourceLine(context, it), Space.L) }
        follow()
    }

    private fun intro(words: String): View =
        if (large) {
            context.text(if (here.signs) Type.SECOND else Type.BODY, words, context.palette.soft)
        } else {
            context.text(Type.TITLE, words).heading()
        }

    private fun block(field: Field): QuestionBlock {
        val block =
            QuestionBlock(context, field.copy(value = filling.values[field.id].orEmpty()), large, today) {
                acts.changed(field, it)
            }
        block.left = { acts.left(field) }
        if (filling.readOnly) block.readOnly()
        blocks[field.id] = block
        return block
    }

    /** Shows what the core says of the values now. */
    fun follow() {
        drawDraft()
        drawPosition()
        drawWhole()
        val said = HashSet<Advice>()
        val offered = filling.reaction.offered.associate { it.field to it.values.toSet() }
        here.fields.forEach { field ->
            val block = blocks[field.id] ?: return@forEach
            block.visibility = if (filling.shows(field)) View.VISIBLE else View.GONE
            val note = filling.note(field.id)?.let { once(it, filling.shows(field), said) }
            if (notes.put(field.id, note) != note) block.show(note)
            block.offer(offered[field.id])
        }
        signs?.follow()
        drawLookalikes()
        drawProposals()
        drawResult()
        drawFoot()
    }

    /**
     * The same advice under several answers of a page stands under the first of them; each keeps its mark.
     */
    private fun once(note: FieldNote, shown: Boolean, said: HashSet<Advice>): FieldNote {
        val advice = note.advice ?: return note
        return if (!shown || said.add(advice)) note else note.copy(advice = null)
    }

    /** A save is under way: no second tap. */
    fun busy(on: Boolean) {
        steps.forEach { it.isEnabled = !on }
    }

    /** Brings a field to the finger. */
    fun focus(field: String) {
        val block = blocks[field]
        if (block != null) page.post { block.focus() } else page.scroll.scrollTo(0, 0)
    }

    /** What is typed first is typed at once: where a page begins with it, the keyboard is there. */
    fun begin() {
        val first = here.fields.firstOrNull()?.takeIf { it.required && filling.values[it.id].isNullOrEmpty() }
        if (first?.kind is FieldKind.Text) blocks[first.id]?.type()
    }

    /** Asks about a field under it; false when it is not on this page. */
    fun ask(question: Question, answer: (Boolean) -> Unit): Boolean {
        val block = blocks[question.field] ?: return false
        block.ask(question) {
            block.ask(null)
            answer(it)
        }
        page.post { block.reveal() }
        return true
    }

    /** What was asked about a field's old value does not hold for another. */
    fun unask(field: String) {
        blocks[field]?.ask(null)
    }

    private fun drawDraft() {
        if (filling.continued == (draft.childCount > 0)) return
        draft.removeAllViews()
        if (!filling.continued) return
        val banner =
            Banner(context, context.getString(R.string.form_continued), Tone.INFORMATION, R.drawable.mdi_edit)
        val anew =
            SakuButton(
                context,
                context.getString(R.string.form_anew),
                Weight.TEXT,
                onGround = context.palette.information.ink,
                press = acts::startAnew,
            )
        draft.stack(banner.answers(listOf(anew)), Space.M)
    }

    private fun drawPosition() {
        val shown = filling.shownPages()
        val at = shown.indexOf(filling.page) + 1
        val many = shown.size > 1
        val words =
            listOfNotNull(
                    if (here.signs) record.title else here.title,
                    if (many) context.getString(R.string.progress_said, at, shown.size) else null,
                )
                .joinToString(" · ")
        if (position.text.toString() == words) return
        position.text = words
        page.paneTitle(words)
        progress.removeAllViews()
        if (many) progress.addView(Progress(context, at, shown.size))
    }

    private fun drawWhole() {
        val sentence = filling.wholeProblem()
        if (sentence == wrong) return
        wrong = sentence
        whole.removeAllViews()
        if (sentence != null) whole.stack(context.problemLine(sentence), Space.M)
    }

    private fun drawLookalikes() {
        if (filling.reaction.lookalikes == rows) return
        rows = filling.reaction.lookalikes
        lookalikes.removeAllViews()
        if (rows.isEmpty()) return
        lookalikes.stack(context.sectionTitle(context.getString(R.string.form_lookalikes)))
        lookalikes.stack(context.card(rows, acts::open), Space.S)
    }

    /** What the field that is typed into may mean: one tap fills it in, and what goes with it. */
    private fun drawProposals() {
        if (filling.reaction.proposals == proposed) return
        proposed.forEach { blocks[it.field]?.propose(null) }
        proposed = filling.reaction.proposals
        proposed.groupBy { it.field }.forEach { (field, found) -> blocks[field]?.propose(card(found)) }
    }

    private fun card(proposals: List<Proposal>) =
        Card(context).apply {
            proposals.forEach {
                val pin = context.circle(R.drawable.mdi_place, Tone.PLAIN)
                val words = listOf(Line(it.subtitle, Tone.PLAIN))
                row(ListRow(context, pin, it.title, words) { acts.fill(it.values) })
            }
        }

    /** Shows values that were not typed into their fields. */
    fun put(values: Map<String, String>) = values.forEach { (field, value) -> blocks[field]?.value = value }

    /** Before the save, what the answers come to so far. */
    private fun drawResult() {
        val now = filling.reaction.result?.takeIf { filling.neighbour(1) == null }
        if (now == shownResult) return
        shownResult = now
        result.removeAllViews()
        if (now == null) return
        val words = context.getString(R.string.form_result, now.text)
        result.stack(Banner(context, words, now.tone, shapeOf(now.tone) ?: R.drawable.mdi_bulb), Space.XL)
    }

    /** The next step: on the last page the save; what is urgent comes before it, on every page. */
    private fun drawFoot() {
        val urgent = filling.reaction.emergencyLabel
        val more = record.saveAndMore?.takeUnless { filling.requiredAhead() }
        val next = Foot(urgent, filling.neighbour(1) == null, more, filling.reaction.nothingToSave)
        if (next == foot) return
        foot = next
        page.clearNext()
        urgent?.let {
            page.next(
                SakuButton(context, it, Weight.EMERGENCY, R.drawable.mdi_emergency, press = acts::emergency)
            )
        }
        steps = emptyList()
        if (next.last && next.idle) return
        val weight = if (urgent == null) Weight.PRIMARY else Weight.OUTLINED
        val button =
            if (next.last) {
                SakuButton(context, record.save, weight, R.drawable.mdi_check) { acts.save(more = false) }
            } else {
                SakuButton(context, context.getString(R.string.form_next), weight, press = acts::next)
            }
        val another =
            more?.let { label ->
                context.outlinedButton(label, R.drawable.mdi_register) { acts.save(more = true) }
            }
        steps = listOfNotNull(button, another)
        page.next(if (another == null) button else context.pairOf(button, another))
        if (next.last && filling.readOnly) button.isEnabled = false
    }

    private data class Foot(val urgent: String?, val last: Boolean, val more: String?, val idle: Boolean)
}
