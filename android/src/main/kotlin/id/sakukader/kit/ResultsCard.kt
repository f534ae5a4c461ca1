package id.sakukader.kit

import android.content.Context
import android.view.View
import id.sakukader.R
import id.sakukader.core.PersonResults
import id.sakukader.core.ResultLine

/**
 * What was measured of a person: the chart, the numbers with a word and a shape beside what they mean, the
 * sentence for the family, and apart from these what is for the midwife alone.
 */
fun Context.resultsCard(results: PersonResults): View =
    Card(this).apply {
        body(
            text(Type.BODY_STRONG, results.title).heading(),
            Space.L,
            if (results.chart == null) Space.XS else 0,
        )
        results.chart?.let {
            val axes =
                text(Type.CAPTION, getString(R.string.results_axes), palette.soft).apply {
                    importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
                }
            body(TextAndMark(this@resultsCard, text(Type.SECOND, it.title, palette.soft), axes), 0, Space.S)
            body(KmsView(context, it), 0, Space.M)
        }
        results.lines.forEach { row(resultRow(it)) }
        results.family?.let { body(sayingTo(getString(R.string.follow_up_say), it), Space.S, Space.M) }
        if (results.midwife.isNotEmpty()) {
            body(
                text(Type.SECOND_STRONG, getString(R.string.results_midwife), palette.soft).heading(),
                Space.S,
                0,
            )
            if (results.midwifeNote.isNotEmpty())
                body(text(Type.SECOND, results.midwifeNote, palette.soft), 0, Space.XS)
            results.midwife.forEach { row(resultRow(it)) }
        }
    }

private fun Context.resultRow(line: ResultLine): View =
    column().apply {
        pad(Space.L, Space.S, Space.L, Space.S)
        val words =
            context.column().apply {
                stack(context.text(Type.SECOND, line.label, palette.soft))
                stack(context.text(Type.BODY_STRONG, line.value))
            }
        val chip = line.chip
        stack(if (chip == null) words else TextAndMark(context, words, context.levelChip(chip)))
        speak(listOfNotNull(line.label, line.value, chip?.text).joinToString(". "))
    }
