package id.sakukader.kit

import android.content.Context
import android.text.InputType
import android.view.inputmethod.EditorInfo
import id.sakukader.core.FieldKind
import id.sakukader.core.Keyboard

/** Free text. Longer than the most the core keeps is refused by the core with a sentence, never cut here. */
class TextField(context: Context, kind: FieldKind.Text, several: Boolean = false) : Control {
    override val view = FieldBox(context)
    override val edit
        get() = view.edit

    override var value by view::value
    override var changed by view::typed

    init {
        edit.inputType =
            when (kind.keyboard) {
                Keyboard.NAME ->
                    InputType.TYPE_CLASS_TEXT or
                        InputType.TYPE_TEXT_FLAG_CAP_WORDS or
                        InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
                Keyboard.TEXT -> InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_SENTENCES
                Keyboard.DIGITS -> InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
            }
        // Digits have the telephone's keyboard and nothing more: what is pasted is not thinned out unseen.
        if (kind.keyboard == Keyboard.DIGITS) edit.setRawInputType(InputType.TYPE_CLASS_PHONE)
        // The framework's own limit of 5,000 characters for a single line.
        edit.filters = emptyArray()
        // What is typed stays on this phone: no keyboard learns names from it.
        edit.imeOptions =
            EditorInfo.IME_ACTION_NEXT or
                EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING or
                EditorInfo.IME_FLAG_NO_EXTRACT_UI
        if (several || kind.keyboard != Keyboard.DIGITS) {
            // Long values wrap instead of running out of the frame; Enter still goes on to the next field.
            edit.setHorizontallyScrolling(false)
            edit.maxLines = MOST_LINES
        }
    }

    override fun mark(problem: Boolean) = view.mark(problem)

    private companion object {
        const val MOST_LINES = 4
    }
}
