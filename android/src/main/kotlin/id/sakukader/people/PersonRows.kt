package id.sakukader.people

import android.content.Context
import android.graphics.Typeface
import android.text.SpannableString
import android.text.Spanned
import android.text.style.ForegroundColorSpan
import android.text.style.StyleSpan
import android.view.View
import id.sakukader.core.Line
import id.sakukader.core.PersonRow
import id.sakukader.core.Target
import id.sakukader.core.Tone
import id.sakukader.kit.ListRow
import id.sakukader.kit.initials
import id.sakukader.kit.palette

/** A person or household found, with the matched letters marked. */
internal fun Context.personRow(row: PersonRow, open: (Target) -> Unit): View =
    ListRow(
        this,
        initials(row.initials),
        marked(row),
        listOf(row.line, row.household).filter(String::isNotEmpty).map { Line(it, Tone.PLAIN) },
        row.chip,
    ) {
        open(row.target)
    }

/** The name with its matched letters in the primary colour and bold: colour is never alone. */
internal fun Context.marked(row: PersonRow): CharSequence =
    SpannableString(row.name).apply {
        row.matches.forEach {
            val from = it.start.toInt().coerceIn(0, length)
            val to = it.end.toInt().coerceIn(from, length)
            setSpan(ForegroundColorSpan(palette.primary), from, to, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE)
            setSpan(StyleSpan(Typeface.BOLD), from, to, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE)
        }
    }
