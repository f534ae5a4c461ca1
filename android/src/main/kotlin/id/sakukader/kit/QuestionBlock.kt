package id.sakukader.kit

import android.content.Context
import android.graphics.Rect
import android.text.SpannableString
import android.text.Spanned
import android.text.style.ForegroundColorSpan
import android.text.style.TypefaceSpan
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import android.widget.TextView
import id.sakukader.R
import id.sakukader.core.Field
import id.sakukader.core.FieldKind
import id.sakukader.core.FieldNote
import id.sakukader.core.Question
import id.sakukader.core.Tone

/**
 * A question as one would say it, what answers it, what is known beside it, and what the answer calls for
 * under it. [large] is the size of a checklist, for reading aloud; a register's fields are smaller.
 */
class QuestionBlock(
    context: Context,
    val item: Field,
    large: Boolean = false,
    today: String,
    changed: (String) -> Unit,
) : LinearLayout(context), Typed {
    private val control: Control? = controlOf(context, item, today)
    private val beside = context.chips(emptyList())
    private val known: TextView? = item.known?.let { context.text(Type.SECOND, it, context.palette.soft) }
    private val problem = context.column()
    private val advice = context.column()
    private val questions = context.column()
    private val proposals = context.column()

    init {
        orientation = VERTICAL
        val typed = control?.edit != null && !large
        val label =
            context.text(
                if (large) Type.TITLE else Type.BODY_STRONG,
                if (typed && !item.required) optional() else item.label,
            )
        stack(label)
        control?.edit?.let { label.labelFor = it.id }
        item.help?.let { stack(context.text(Type.SECOND, it, context.palette.soft), Space.XS) }
        if (control != null) {
            control.value = item.value
            control.changed = changed
            if (control is NumberField) {
                beside.addView(control.view)
                stack(beside, Space.S)
            } else {
                stack(control.view, Space.S)
                stack(beside)
            }
        } else {
            // What is worked out stands here.
            stack(beside)
        }
        known?.let { stack(it, Space.S) }
        listOf(problem, proposals, questions, advice).forEach { stack(it) }
        advice.accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_POLITE
        control?.edit?.let(::hearLeaving)
    }

    /** Told when the finger has gone elsewhere. */
    var left: (() -> Unit)? = null

    private fun hearLeaving(edit: View) {
        val before = edit.onFocusChangeListener
        edit.setOnFocusChangeListener { view, focused ->
            before?.onFocusChange(view, focused)
            if (!focused) left?.invoke()
        }
    }

    /** The answer. */
    var value: String
        get() = control?.value ?: item.value
        set(value) {
            control?.value = value
        }

    /** Of a choice, these options alone are left; null: all of them. */
    fun offer(values: Set<String>?) = (control as? ChoiceField)?.offer(values) ?: Unit

    /** Choices are seen to be free to leave; what is typed says so, softly. */
    private fun optional(): CharSequence {
        val note = context.getString(R.string.field_optional)
        return SpannableString("${item.label} $note").apply {
            val from = length - note.length
            setSpan(ForegroundColorSpan(context.palette.soft), from, length, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE)
            setSpan(TypefaceSpan("sans-serif"), from, length, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE)
        }
    }

    /** Puts what the answer calls for beside and under it, or takes it away. */
    fun show(note: FieldNote?) {
        val first = if (control is NumberField) 1 else 0
        while (beside.childCount > first) beside.removeViewAt(first)
        note?.chip?.let { beside.addView(context.levelChip(it)) }
        // Under a control over the full width the mark keeps its distance.
        beside.setPadding(0, if (first == 0 && note?.chip != null) dp(Space.S) else 0, 0, 0)
        problem(note?.problem)
        advice.removeAllViews()
        note?.advice?.let { advice.stack(Banner.of(context, it, note.tone), Space.M) }
    }

    /** The sentence of a save that was refused, beside the field. */
    fun problem(sentence: String?) {
        control?.mark(sentence != null)
        problem.removeAllViews()
        if (sentence != null) problem.stack(context.problemLine(sentence), Space.S)
    }

    /** What the answer may mean, to be tapped; null takes it away. */
    fun propose(choices: View?) {
        proposals.removeAllViews()
        if (choices != null) proposals.stack(choices, Space.S)
    }

    /** A question of plausibility under the answer; null takes it away. */
    fun ask(question: Question?, answer: (Boolean) -> Unit = {}) {
        questions.removeAllViews()
        if (question != null)
            questions.stack(
                context.questionBanner(question.sentence, question.yes, question.no, answer),
                Space.M,
            )
    }

    /**
     * With its name, its frame, and what is wrong with it or asked about it; without its name when room is
     * scarce.
     */
    override fun sights(): List<Rect> {
        val frame = if (control is NumberField) beside else control?.view ?: this
        val said = listOf(problem, questions).filter { it.childCount > 0 }.maxOfOrNull { it.bottom }
        val bottom = maxOf(frame.bottom, known?.bottom ?: 0, said ?: 0)
        return listOf(
            Rect(0, 0, width, bottom),
            Rect(0, frame.top, width, bottom),
            Rect(0, frame.top, width, frame.bottom),
        )
    }

    /** Brings the field to the finger: the first one that must be put right. */
    fun focus() {
        val target = control?.edit ?: this
        target.requestFocus()
        reveal()
    }

    /** Has what is typed next go into the field. */
    fun type() = control?.edit?.beginTyping() ?: Unit

    /** Brings the block into sight, once it is laid out with what is said in it now. */
    fun reveal() {
        generateSequence(parent) { it.parent }.filterIsInstance<PageScroll>().firstOrNull()?.reveal(this)
    }

    private companion object {
        fun controlOf(context: Context, field: Field, today: String): Control? =
            when (val kind = field.kind) {
                is FieldKind.Text -> TextField(context, kind)
                is FieldKind.Number -> NumberField(context, kind.unit, kind.decimals > 0u)
                is FieldKind.Date -> DateField(context, field.label, today)
                is FieldKind.Choice -> ChoiceField(context, kind.options)
                is FieldKind.Many -> ChoiceField(context, kind.options, many = true)
                // Signs stand together in a SignGrid; a note is only read.
                is FieldKind.Sign,
                is FieldKind.Note -> null
            }
    }
}

/** What cannot be right, in one sentence with its shape. */
fun Context.problemLine(sentence: String): View =
    shapeLine(sentence, R.drawable.mdi_alert, Tone.EMERGENCY).apply {
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
    }

/** What is done, in one sentence with its shape. */
fun Context.doneLine(sentence: String): View = shapeLine(sentence, R.drawable.mdi_check_circle, Tone.GOOD)

private fun Context.shapeLine(sentence: String, shape: Int, tone: Tone): View =
    LinearLayout(this).apply {
        val ink = palette.ink(tone)
        addView(
            picture(shape, ink, 20),
            LinearLayout.LayoutParams(iconSize(20), iconSize(20)).apply { marginEnd = dp(Space.S) },
        )
        addView(text(Type.SECOND, sentence, ink), LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f))
        layoutParams = LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT)
        speak(sentence)
    }
