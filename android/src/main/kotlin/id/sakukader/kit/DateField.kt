package id.sakukader.kit

import android.content.Context
import android.text.InputType
import android.view.inputmethod.EditorInfo
import android.widget.LinearLayout
import id.sakukader.R

/**
 * A date, typed as dd-mm-yyyy on the app's own pad or picked, from [today] on where there is none; the core
 * says whether it is one.
 */
class DateField(context: Context, label: String, private val today: String) : Control {
    override val view = FieldBox(context)
    override val edit
        get() = view.edit

    override var value: String
        get() = view.value
        set(value) {
            before = value
            view.value = value
        }

    override var changed: ((String) -> Unit)? = null

    private var before = ""

    init {
        edit.inputType = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
        edit.imeOptions = EditorInfo.IME_ACTION_NEXT or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
        edit.hint = context.getString(R.string.date_hint)
        edit.usePad('-')
        view.typed = {
            val dashed = withDashes(before, it)
            before = dashed
            view.value = dashed
            changed?.invoke(dashed)
        }
        val pick =
            context.iconButton(
                R.drawable.mdi_calendar,
                context.getString(R.string.date_pick, label),
                context.palette.primary,
                ::pick,
            )
        view.addView(pick)
        view.setPaddingRelative(view.paddingStart, view.paddingTop, view.dp(Space.XS), view.paddingBottom)
        view.layoutParams =
            LinearLayout.LayoutParams(
                LinearLayout.LayoutParams.MATCH_PARENT,
                LinearLayout.LayoutParams.WRAP_CONTENT,
            )
    }

    override fun mark(problem: Boolean) = view.mark(problem)

    private fun pick() =
        edit.context.pickDate(value, today) {
            value = it
            changed?.invoke(it)
        }

    companion object {
        /**
         * Puts the dashes in while digits are typed at the end; takes none away from what is typed otherwise.
         */
        fun withDashes(before: String, now: String): String {
            // A dash typed where one was put in already.
            if (before.endsWith('-') && now == "$before-") return before
            val added = now.length == before.length + 1 && now.startsWith(before) && now.last().isDigit()
            if (!added) return now
            return when {
                DAY.matches(now) || DAY_AND_MONTH.matches(now) -> "$now-"
                else -> now
            }
        }

        private val DAY = Regex("\\d{2}")
        private val DAY_AND_MONTH = Regex("\\d{2}-\\d{2}")
    }
}
