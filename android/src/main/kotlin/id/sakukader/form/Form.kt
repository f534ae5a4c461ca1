package id.sakukader.form

import android.view.View
import android.widget.FrameLayout
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.Field
import id.sakukader.core.FieldKind
import id.sakukader.core.FormRef
import id.sakukader.core.FormScreen
import id.sakukader.core.Question
import id.sakukader.core.Reaction
import id.sakukader.core.Target
import id.sakukader.gateway.Call
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Asked
import id.sakukader.kit.asked
import id.sakukader.kit.confirmation
import id.sakukader.navigation.Place
import id.sakukader.navigation.Screen
import id.sakukader.navigation.Stage
import id.sakukader.navigation.troublePage

/**
 * Any form, page by page: what is typed is kept at once as a draft, and the core says what the page looks
 * like for it.
 */
class Form(stage: Stage, private val ref: FormRef, memory: Any?) : Screen(stage), FormActs, SavingView {
    private class Kept(val filling: Filling, val scroll: Int)

    private val frame = FrameLayout(stage.context)
    private val kept = memory as? Kept
    private val drafting = Later(DRAFT_MS, ::keepDraft)
    private val asking = Later(REACT_MS, ::ask)
    private val saving = Saving(stage, this)
    private var filling: Filling? = kept?.filling
    private var paper: FormPaper? = null
    private var call: Call? = null
    private var alive = true
    private var closed = false
    private var toldOfDraft = false
    private var more = false

    override fun view(): View = frame.also { if (filling == null) load() else restore() }

    private fun load() {
        call?.drop()
        call = stage.gateway.read({ form(ref) }, ::failed, ::opened)
    }

    private fun opened(record: FormScreen) {
        val filling = Filling(record)
        val shown = filling.shownPages()
        if (filling.page !in shown)
            filling.page = shown.lastOrNull { it < filling.page } ?: shown.firstOrNull() ?: filling.page
        this.filling = filling
        draw()
        if (!filling.dirty && stage.depth > 1) paper?.begin()
    }

    private fun restore() {
        draw()
        paper?.page?.scroll?.let { it.post { it.scrollTo(0, kept?.scroll ?: 0) } }
        ask()
    }

    private fun failed(trouble: Trouble) {
        if (trouble.ofTheStore) return stage.restart()
        frame.removeAllViews()
        frame.addView(stage.troublePage(trouble, ::load))
        stage.ready(this)
    }

    private fun draw() {
        val filling = filling ?: return
        val drawn = FormPaper(context, filling, this)
        paper = drawn
        frame.removeAllViews()
        frame.addView(drawn.page)
        stage.ready(this)
        stage.backChanged()
    }

    /** To a page of the form, for a field or not. */
    private fun show(page: Int) {
        val filling = filling ?: return
        if (page == filling.page) return paper?.follow() ?: Unit
        filling.leavePage()
        filling.page = page
        filling.continued = false
        if (filling.dirty) drafting.soon()
        draw()
    }

    // What the page asks.

    override fun changed(field: Field, value: String) {
        val filling = filling ?: return
        // The number before is done with: its pad makes room.
        if (field.kind is FieldKind.Choice || field.kind is FieldKind.Sign) paper?.page?.closePad()
        filling.set(field.id, value)
        // A tap is the whole of an answer: what is wrong with it is said at once.
        if (field.kind is FieldKind.Choice) filling.leave(field.id)
        drafting.soon()
        paper?.unask(field.id)
        paper?.follow()
        when {
            field.kind is FieldKind.Sign && value == YES -> askAboutSign(field.id)
            field.kind is FieldKind.Choice && value.isNotEmpty() -> askAboutSign(field.id)
            field.kind is FieldKind.Text || field.kind is FieldKind.Number || field.kind is FieldKind.Date ->
                asking.afterwards()
            else -> {
                filling.unrecorded.remove(field.id)
                ask()
            }
        }
    }

    override fun fill(values: Map<String, String>) {
        val filling = filling ?: return
        values.forEach { (field, value) -> filling.set(field, value) }
        paper?.put(values)
        drafting.soon()
        ask()
    }

    override fun left(field: Field) {
        val filling = filling ?: return
        filling.leave(field.id)
        if (asking.waiting) asking.now() else paper?.follow()
    }

    /** What is wrong on this page is put right here, not found again after the last one. */
    override fun next() = settled {
        val filling = filling
        filling?.leavePage()
        val wrong = filling?.firstWrong()
        val page = filling?.neighbour(1)
        if (wrong != null) show(wrong) else if (page != null) show(page)
    }

    override fun save(more: Boolean) {
        this.more = more
        filling?.let(saving::save)
    }

    override fun emergency() {
        val pending = filling?.unrecorded?.firstOrNull()
        if (pending != null) recordSign(pending) else stage.go(Place.Emergency(subject))
    }

    override fun callForHelp() = stage.go(Place.Emergency(subject))

    override fun goBack() = stage.goBack()

    override fun canGoBack() = takesBack || stage.depth > 1

    override fun open(target: Target) = stage.open(target)

    override fun startAnew() =
        stage.sheet(context.getString(R.string.form_anew_title)) { close ->
            val words =
                context.asked(
                    R.string.form_anew_why,
                    R.string.form_anew_yes,
                    R.string.form_anew_no,
                    R.drawable.mdi_undo,
                )
            context.confirmation(words, close, agreed = ::discard)
        }

    private fun discard() {
        drafting.cancel()
        asking.cancel()
        stage.gateway.write({ discardDraft(ref) }, stage::say) { load() }
    }

    // What the core says of the values.

    private fun ask() = ask {}

    /** The latest values win: an answer about older ones is dropped. */
    private fun ask(then: () -> Unit) {
        val filling = filling ?: return
        asking.cancel()
        call?.drop()
        val values = filling.values.toMap()
        call =
            stage.gateway.read({ react(ref, values) }, ::failed) {
                call = null
                reacted(it)
                then()
            }
    }

    private fun reacted(reaction: Reaction) {
        filling?.reaction = reaction
        paper?.follow()
    }

    /** Goes on once it is known what the form looks like for what was typed last. */
    private fun settled(then: () -> Unit) {
        if (asking.waiting || call != null) ask(then) else then()
    }

    /**
     * An answer that means *SEGERA* is written the moment it is tapped; whether it does is the core's to say.
     */
    private fun askAboutSign(sign: String) {
        val filling = filling ?: return
        asking.cancel()
        call?.drop()
        call = null
        val values = filling.values.toMap()
        stage.gateway.read({ react(ref, values) }, ::failed) { reaction ->
            val more = reaction.emergencies.size > filling.reaction.emergencies.size
            reacted(reaction)
            if (more) {
                filling.unrecorded.add(sign)
                recordSign(sign)
            }
        }
    }

    private fun recordSign(sign: String) {
        val filling = filling ?: return
        val tapped = filling.save()
        stage.gateway.write({ recordSign(tapped, sign) }, stage::say) { answer ->
            when (answer) {
                is Answer.Done -> {
                    filling.unrecorded.remove(sign)
                    if (alive) stage.go(Place.Emergency(subject, answer.emergency)) else stage.refresh()
                }
                is Answer.Problems -> stage.say(answer.problems.joinToString(" ") { it.sentence })
                is Answer.Questions -> stage.say(answer.questions.joinToString(" ") { it.sentence })
            }
        }
    }

    // Saved.

    override fun busy(on: Boolean) {
        paper?.busy(on)
    }

    override fun saved(answer: Answer.Done) {
        closed = true
        drafting.cancel()
        asking.cancel()
        val household = answer.household.takeIf { more }
        when {
            !alive -> stage.say(answer.sentence, answer.command)
            ref is FormRef.SetUp -> {
                // Nothing lies before it, and there is no app without it: the first day begins.
                stage.reset(Place.Home)
                stage.say(answer.sentence)
            }
            household != null -> stage.oneMore(answer, household)
            else -> stage.done(answer, about = subject)
        }
    }

    override fun refused(field: String?) {
        if (field != null) show(field)
        else
            paper?.let {
                it.follow()
                it.page.scroll.scrollTo(0, 0)
            }
    }

    /** What is asked about a field stands under it; what is asked about the whole comes from below. */
    override fun ask(question: Question, answer: (Boolean) -> Unit) {
        filling?.pageOf(question.field)?.let(::show)
        if (paper?.ask(question, answer) == true) return
        stage.sheet(context.getString(R.string.form_question)) { close ->
            val words = Asked(question.sentence, question.yes, question.no)
            context.confirmation(words, close, { answer(false) }) { answer(true) }
        }
    }

    override fun declined(question: Question) {
        val field = question.field.takeIf(String::isNotEmpty) ?: filling?.firstOpen()
        if (field != null) show(field)
    }

    /** To the field that is to be put right. */
    private fun show(field: String) {
        filling?.pageOf(field)?.let(::show)
        paper?.follow()
        paper?.focus(field)
    }

    private val subject: String?
        get() = (ref as? FormRef.Sheet)?.subject ?: (ref as? FormRef.Screening)?.member

    // Drafts, and the way back.

    private fun keepDraft() {
        val filling = filling ?: return
        if (closed || !filling.dirty) return
        val half = filling.save()
        val page = filling.page.toUInt()
        stage.gateway.write({ saveDraft(half, page) }, ::draftFailed) {}
    }

    private fun draftFailed(trouble: Trouble) {
        if (toldOfDraft || !alive) return
        toldOfDraft = true
        stage.say(trouble)
    }

    override fun refresh() {
        if (filling == null) load() else ask()
    }

    override val takesBack: Boolean
        get() = filling?.neighbour(-1) != null

    override fun back(): Boolean {
        val filling = filling ?: return false
        val before = filling.neighbour(-1)
        if (before != null) {
            show(before)
            return true
        }
        if (filling.dirty && stage.depth > 1) stage.sayThere(context.getString(R.string.form_kept))
        return false
    }

    override fun memory(): Any? =
        filling?.takeUnless { closed }?.let { Kept(it, paper?.page?.scroll?.scrollY ?: 0) }

    override fun leave() {
        if (drafting.waiting) drafting.now()
    }

    override fun close() {
        leave()
        alive = false
        drafting.cancel()
        asking.cancel()
        call?.drop()
    }

    private companion object {
        const val YES = "yes"

        /** Half a second after a change its draft is written. */
        const val DRAFT_MS = 400L

        /** A breath while typing. */
        const val REACT_MS = 100L
    }
}
