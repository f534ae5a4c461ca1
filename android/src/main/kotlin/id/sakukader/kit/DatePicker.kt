package id.sakukader.kit

import android.app.Activity
import android.app.DatePickerDialog
import android.content.Context
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import java.util.Locale

/**
 * Lets a day be picked, beginning at [from] or, where that is no date, at [today]; both and the answer are
 * dd-mm-yyyy. The dialog is a window of its own: it is kept from screenshots when the screen under it is.
 */
internal fun Context.pickDate(from: String, today: String, picked: (String) -> Unit) {
    val (day, month, year) = parts(from) ?: parts(today) ?: return
    val dialog =
        DatePickerDialog(
            this,
            { _, y, m, d -> picked(String.format(Locale.ROOT, "%02d-%02d-%04d", d, m + 1, y)) },
            year,
            month - 1,
            day,
        )
    val under = (this as? Activity)?.window?.attributes?.flags ?: FLAG_SECURE
    dialog.window?.addFlags(under and FLAG_SECURE)
    dialog.show()
}

private fun parts(typed: String): List<Int>? =
    typed.split('-').mapNotNull(String::toIntOrNull).takeIf { it.size == 3 }
