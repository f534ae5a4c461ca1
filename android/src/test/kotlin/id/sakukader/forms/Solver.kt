package id.sakukader.forms

import id.sakukader.core.Field
import id.sakukader.core.FieldKind
import id.sakukader.core.FormScreen
import id.sakukader.core.Reaction
import id.sakukader.core.Tone
import id.sakukader.harness.Family
import java.math.BigDecimal
import java.time.LocalDate

/**
 * Finds answers by which a form comes to a level, knowing no form: it tries what each field can be answered
 * with, and the core says what that comes to.
 */
class Solver(
    private val form: FormScreen,
    private val definition: Definition,
    private val react: (Map<String, String>) -> Reaction,
) {
    private val fields = form.pages.flatMap { it.fields }.filter { it.kind !is FieldKind.Note }
    private val tried = HashMap<Map<String, String>, Reaction>()

    /** Every level that can be come to, with complete answers for it. */
    fun solve(): Map<Int, Map<String, String>> {
        val found = HashMap<Int, Map<String, String>>()
        fun keep(values: Map<String, String>): Int? {
            val level = level(values) ?: return null
            found.putIfAbsent(level, values)
            return level
        }
        // Filled as well as can be, field by field, from either end of the options and numbers.
        val starts =
            sequenceOf(Try.FIRST, Try.MIDDLE, Try.LAST).mapNotNull { filled(nothing, it) }.map(::bettered)
        val well = starts.firstOrNull { keep(it) == 0 } ?: filled(nothing) ?: return found
        // One answer alone, with what it opens,
        for ((field, values) in candidates) {
            if (found.keys.containsAll(definition.levels)) return found
            if (!shows(well, field)) continue
            for (value in values) {
                if (value == well[field.id]) continue
                val next = filled(well + (field.id to value)) ?: continue
                keep(next)
                if (found.keys.containsAll(definition.levels)) return found
                val opened = fields.filter { shows(next, it) && !shows(well, it) }
                for (one in opened) for (answer in candidates.getValue(one)) filled(next + (one.id to answer))
                    ?.let(::keep)
            }
        }
        // two numbers,
        val numbers = fields.filter { it.kind is FieldKind.Number && shows(well, it) }
        for ((i, one) in numbers.withIndex()) for (other in numbers.drop(i + 1)) {
            if (found.keys.containsAll(definition.levels)) return found
            for (a in some(one)) for (b in some(other)) keep(well + (one.id to a) + (other.id to b))
        }
        // or several, until it is enough: what goes further than a level that is still sought is taken back.
        for (sought in definition.levels.filter { it !in found }) {
            var values = well
            for ((field, options) in candidates) {
                if (sought in found) break
                for (value in options.reversed()) {
                    val next = filled(values + (field.id to value)) ?: continue
                    if ((keep(next) ?: continue) <= sought) values = next
                    break
                }
            }
        }
        return found
    }

    private val nothing = fields.associate { it.id to "" }

    private enum class Try {
        FIRST,
        LAST,
        MIDDLE,
    }

    /** Changes one answer after another as long as it gets better. */
    private fun bettered(start: Map<String, String>): Map<String, String> {
        var values = start
        repeat(ROUNDS) {
            val before = cost(values)
            if (before == 0) return values
            for ((field, options) in candidates) {
                if (!shows(values, field)) continue
                val best = options.map { values + (field.id to it) }.minByOrNull(::cost) ?: continue
                if (cost(best) < cost(values)) values = filled(best) ?: values
            }
            if (cost(values) == before) return values
        }
        return values
    }

    /** Enough of a field's numbers to try each with each of another. */
    private fun some(field: Field): List<String> =
        candidates.getValue(field).let { all -> all.filterIndexed { i, _ -> i % (all.size / FEW + 1) == 0 } }

    private val candidates: Map<Field, List<String>> by lazy { fields.associateWith(::answers) }

    private fun answers(field: Field): List<String> =
        when (val kind = field.kind) {
            is FieldKind.Choice -> kind.options.map { it.value }
            is FieldKind.Many -> kind.options.map { it.value }
            is FieldKind.Sign -> listOf("no", "yes")
            is FieldKind.Date -> DAYS_AGO.map { Family.day(LocalDate.now().minusDays(it)) }
            is FieldKind.Text -> listOf("Bu Ani")
            is FieldKind.Number -> numbers(kind.decimals.toInt())
            is FieldKind.Note -> emptyList()
        }

    /** On, below and above every number the rules speak of, and a few ordinary ones. */
    private fun numbers(decimals: Int): List<String> {
        val step = BigDecimal.ONE.movePointLeft(decimals)
        return definition.numbers
            .ifEmpty { Definition.shared }
            .union(Definition.shared)
            .flatMap { listOf(it - step, it, it + step, it.movePointLeft(1)) }
            .filter { it > BigDecimal.ZERO }
            .sorted()
            .map { it.setScale(decimals, java.math.RoundingMode.HALF_UP).toPlainString().replace('.', ',') }
            .distinct()
            .let { all -> all.filterIndexed { i, _ -> i % (all.size / MOST + 1) == 0 } }
    }

    /** Fills every question that shows and has no answer as well as can be; null when one cannot be. */
    private fun filled(start: Map<String, String>, order: Try = Try.FIRST): Map<String, String>? {
        var values = start
        repeat(fields.size + 1) {
            val open =
                fields.firstOrNull { shows(values, it) && values[it.id].isNullOrEmpty() } ?: return values
            values = values + (open.id to (best(values, open, order) ?: return null))
        }
        return values
    }

    private fun best(values: Map<String, String>, field: Field, order: Try): String? {
        val all = candidates.getValue(field)
        val ordered =
            when (order) {
                Try.FIRST -> all
                Try.LAST -> all.reversed()
                Try.MIDDLE -> all.sortedBy { kotlin.math.abs(all.indexOf(it) - all.size / 2) }
            }
        return ordered
            .minByOrNull { cost(values + (field.id to it)) }
            ?.takeIf {
                reaction(values + (field.id to it)).notes.none { note ->
                    note.field == field.id && note.problem != null
                }
            }
    }

    private fun cost(values: Map<String, String>): Int {
        val reaction = reaction(values)
        val impossible = reaction.notes.count { it.problem != null } * IMPOSSIBLE
        return impossible + rank(reaction.result?.tone) * 1_000 + reaction.notes.sumOf { rank(it.tone) }
    }

    private fun level(values: Map<String, String>): Int? {
        val reaction = reaction(values)
        if (reaction.notes.any { it.problem != null }) return null
        return when (val tone = reaction.result?.tone) {
            Tone.INFORMATION -> null
            else -> rank(tone)
        }
    }

    private fun shows(values: Map<String, String>, field: Field) = field.id in reaction(values).visible

    private fun reaction(values: Map<String, String>) = tried.getOrPut(values) { react(values) }

    private fun rank(tone: Tone?) =
        when (tone) {
            Tone.FOLLOW_UP -> 1
            Tone.REFER -> 2
            Tone.EMERGENCY -> 3
            else -> 0
        }

    private companion object {
        const val IMPOSSIBLE = 1_000_000
        const val MOST = 150
        const val ROUNDS = 3
        const val FEW = 16
        val DAYS_AGO = listOf(0L, 1L, 3L, 10L, 20L, 40L, 100L, 400L)
    }
}
