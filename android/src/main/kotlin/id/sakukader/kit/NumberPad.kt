package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.HapticFeedbackConstants
import android.view.KeyEvent
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.EditText
import android.widget.FrameLayout
import android.widget.LinearLayout
import id.sakukader.R

/** Has a place for a pad: the page. */
interface PadHost {
    /** Shows a pad in place of another. */
    fun showPad(pad: View)

    /** Puts this pad away, if it is the one shown. */
    fun hidePad(pad: View)
}

/** The app's own pad: large digits and, where it is needed, the decimal comma or the dash of a date. */
class NumberPad(context: Context, private val field: EditText, sign: Char?) : LinearLayout(context) {
    init {
        orientation = VERTICAL
        val keys = listOf("1", "2", "3", "4", "5", "6", "7", "8", "9", sign?.toString(), "0", ERASE)
        keys.chunked(3).forEachIndexed { i, row ->
            val line = LinearLayout(context)
            row.forEachIndexed { k, key ->
                // A plain View would take all the height there is.
                line.fill(key?.let(::key) ?: FrameLayout(context), if (k == 0) 0 else Space.S)
            }
            stack(line, if (i == 0) 0 else Space.S)
        }
    }

    private fun key(key: String): View =
        FrameLayout(context).apply {
            val palette = context.palette
            minimumHeight = dp(KEY)
            background = context.touchable(context.rounded(palette.card, Space.M, palette.line))
            val face =
                if (key == ERASE) context.picture(R.drawable.mdi_backspace, palette.ink)
                else context.text(Type.NUMBER_PLAIN, key)
            addView(face, FrameLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT, Gravity.CENTER))
            setOnClickListener {
                performHapticFeedback(HapticFeedbackConstants.KEYBOARD_TAP)
                if (key == ERASE) erase() else put(key)
            }
            val spoken =
                when (key) {
                    ERASE -> R.string.pad_erase
                    "," -> R.string.pad_comma
                    "-" -> R.string.pad_dash
                    else -> null
                }
            speak(spoken?.let(context::getString) ?: key, Role.BUTTON)
            // The field keeps the focus while its pad is used.
            isFocusable = false
        }

    private fun put(key: String) {
        val from = minOf(field.selectionStart, field.selectionEnd).coerceAtLeast(0)
        val to = maxOf(field.selectionStart, field.selectionEnd).coerceAtLeast(0)
        field.text.replace(from, to, key)
    }

    private fun erase() {
        field.dispatchKeyEvent(KeyEvent(KeyEvent.ACTION_DOWN, KeyEvent.KEYCODE_DEL))
        field.dispatchKeyEvent(KeyEvent(KeyEvent.ACTION_UP, KeyEvent.KEYCODE_DEL))
    }

    private companion object {
        const val ERASE = "⌫"
        const val KEY = 54
    }
}

/** Gives a field its pad instead of the system's keyboard: shown while it has the focus. */
fun EditText.usePad(sign: Char?) {
    showSoftInputOnFocus = false
    val pad = NumberPad(context, this, sign)
    fun host(): PadHost? = generateSequence(parent) { it.parent }.filterIsInstance<PadHost>().firstOrNull()
    val before = onFocusChangeListener
    setOnFocusChangeListener { view, focused ->
        before?.onFocusChange(view, focused)
        if (focused) host()?.showPad(pad) else host()?.hidePad(pad)
    }
    setOnClickListener { if (isFocused) host()?.showPad(pad) }
}
