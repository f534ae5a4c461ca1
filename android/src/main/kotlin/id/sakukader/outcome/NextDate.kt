package id.sakukader.outcome

import android.app.DatePickerDialog
import android.content.Context
import android.view.View
import java.text.SimpleDateFormat
import java.util.Calendar
import java.util.GregorianCalendar
import java.util.Locale

/** A date the kader chose for the next visit: as it is sent, and as it is read. */
internal class ChosenDate(val typed: String, val words: String)

/** Lets a date be picked, beginning at one typed as dd-mm-yyyy. */
internal fun pickDate(context: Context, from: String, picked: (ChosenDate) -> Unit) {
    val parts = from.split('-').mapNotNull(String::toIntOrNull)
    val start =
        if (parts.size == 3) GregorianCalendar(parts[2], parts[1] - 1, parts[0]) else GregorianCalendar()
    DatePickerDialog(
            context,
            { _, year, month, day -> picked(chosen(year, month, day)) },
            start[Calendar.YEAR],
            start[Calendar.MONTH],
            start[Calendar.DAY_OF_MONTH],
        )
        .show()
}

private fun chosen(year: Int, month: Int, day: Int): ChosenDate {
    val typed = String.format(Locale.ROOT, "%02d-%02d-%04d", day, month + 1, year)
    val words =
        SimpleDateFormat("EEEE, d MMMM yyyy", Locale("in", "ID"))
            .format(GregorianCalendar(year, month, day).time)
    return ChosenDate(typed, words)
}

/** The date with the button that changes it: beside it where both fit, below it where they do not. */
internal class NextVisitLayout(context: Context, words: View, change: View) :
    android.widget.LinearLayout(context) {
    init {
        gravity = android.view.Gravity.CENTER_VERTICAL
        orientation = if (resources.configuration.fontScale > LARGE) VERTICAL else HORIZONTAL
        addView(
            words,
            LayoutParams(
                if (orientation == HORIZONTAL) 0 else LayoutParams.MATCH_PARENT,
                LayoutParams.WRAP_CONTENT,
                if (orientation == HORIZONTAL) 1f else 0f,
            ),
        )
        addView(change, LayoutParams(LayoutParams.WRAP_CONTENT, LayoutParams.WRAP_CONTENT))
    }

    private companion object {
        const val LARGE = 1.3f
    }
}
