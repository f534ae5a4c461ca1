package id.sakukader.form

import id.sakukader.core.Answer
import id.sakukader.core.Field
import id.sakukader.core.FieldKind
import id.sakukader.core.FieldNote
import id.sakukader.core.FormPage
import id.sakukader.core.FormSave
import id.sakukader.core.FormScreen
import id.sakukader.core.Question
import id.sakukader.core.Reaction
import id.sakukader.core.Tone

/**
 * A form being filled in: what is typed so far and where one is. It outlives the views, so that a turned
 * phone goes on.
 */
class Filling(val record: FormScreen) {
    /** Every field's text, by id; the empty ones too. */
    val values: MutableMap<String, String> =
        record.pages.flatMap { it.fields }.associateTo(LinkedHashMap()) { it.id to it.value }

    /** What the form looks like for the values last asked about. */
    var reaction: Reaction = record.reaction

    /** Something was typed that is not saved. */
    var dirty = record.fromDraft
        private set

    /** Half-typed values were found; said until one goes on. */
    var continued = record.fromDraft

    /** Which of the record's pages is on the screen. */
    var page: Int = record.page.toInt().coerceIn(0, (record.pages.size - 1).coerceAtLeast(0))

    /** It is read, not written; [wholeProblem] says why. */
    val readOnly: Boolean
        get() = record.readOnly != null

    /** Signs that grew the emergencies when they were tapped and are written already. */
    val recorded = HashSet<String>()

    /** Signs that grew the emergencies when they were tapped and are not written yet. */
    val unrecorded = LinkedHashSet<String>()

    private val left = HashSet<String>()
    private val problems = HashMap<String, String>()

    /** Nothing was changed since the save that was refused: what was wrong with it still is. */
    private var refused = false
    private val confirmed = LinkedHashMap<String, String>()

    /** A field has another value: what was said about the old one does not hold any more. */
    fun set(field: String, value: String) {
        if (values.put(field, value) == value) return
        dirty = true
        refused = false
        left.remove(field)
        problems.remove(field)
        problems.remove(WHOLE)
        confirmed.values.removeAll { it == field || it == WHOLE }
    }

    /** The kader is done with a field: from now on it may be said what is wrong with it. */
    fun leave(field: String) {
        left.add(field)
    }

    /** She is done with a page. */
    fun leavePage() = current.fields.forEach { leave(it.id) }

    /**
     * The first field of the page that cannot be right; one that is still empty hinders nobody, nor one that
     * was refused together with what is another now.
     */
    fun firstWrong(): String? =
        current.fields
            .firstOrNull { shows(it) && (typedWrong(it.id) != null || refused && it.id in problems) }
            ?.id

    private fun typedWrong(field: String): String? =
        reaction.notes.firstOrNull { it.field == field }?.problem?.takeIf { field in left }

    /** The page on the screen. */
    val current: FormPage
        get() = record.pages[page]

    /** It is shown for these values. */
    fun shows(field: Field): Boolean = field.id in visible

    private val visible: Set<String>
        get() = reaction.visible.toSet()

    /** The pages that have something to show. */
    fun shownPages(): List<Int> {
        val visible = visible
        return record.pages.indices.filter { i ->
            record.pages[i].fields.let { it.isEmpty() || it.any { field -> field.id in visible } }
        }
    }

    /** The page before or after this one; null at the end. */
    fun neighbour(step: Int): Int? =
        shownPages().let {
            if (step < 0) it.lastOrNull { i -> i < page } else it.firstOrNull { i -> i > page }
        }

    /** A later page asks for what must be given. */
    fun requiredAhead(): Boolean =
        shownPages().any { i -> i > page && record.pages[i].fields.any { it.required && shows(it) } }

    /** What is to be said beside a field. */
    fun note(field: String): FieldNote? {
        val note = reaction.notes.firstOrNull { it.field == field }
        val problem = problems[field] ?: typedWrong(field)
        return note?.copy(problem = problem) ?: problem?.let { FieldNote(field, null, it, null, Tone.PLAIN) }
    }

    /** What is wrong with the form as a whole, or with a field that is nowhere to be seen. */
    fun wholeProblem(): String? = problems[WHOLE] ?: record.readOnly

    /** The save was refused; answers the first field to put right, null when it is no field's fault. */
    fun refuse(answer: Answer.Problems): String? {
        problems.clear()
        refused = true
        val seen = visible
        answer.problems.forEach { if (it.field in seen) problems[it.field] = it.sentence }
        val rest = answer.problems.filter { it.field !in seen }.map { it.sentence }
        if (rest.isNotEmpty()) problems[WHOLE] = rest.joinToString(" ")
        return record.pages.flatMap { it.fields }.firstOrNull { it.id in problems }?.id
    }

    /** A question was answered with yes. */
    fun confirm(question: Question) {
        confirmed[question.id] = question.field
    }

    /** The page a field is on; null when it is on none, or hidden. */
    fun pageOf(field: String): Int? =
        record.pages
            .indexOfFirst { page -> page.fields.any { it.id == field && shows(it) } }
            .takeIf { it >= 0 }

    /** The first question still without an answer that asks for one. */
    fun firstOpen(): String? =
        record.pages
            .flatMap { it.fields }
            .firstOrNull {
                it.required && it.kind !is FieldKind.Note && shows(it) && values[it.id].isNullOrBlank()
            }
            ?.id

    /** What is sent to be saved. */
    fun save() = FormSave(record.form, record.command, record.opened, values.toMap(), confirmed.keys.toList())

    private companion object {
        /** The field of what concerns the form as a whole. */
        const val WHOLE = ""
    }
}
