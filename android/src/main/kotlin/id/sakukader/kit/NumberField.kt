package id.sakukader.kit

import android.content.Context
import android.text.InputType
import android.view.inputmethod.EditorInfo

/**
 * A number with its unit, typed on the app's own pad, with a decimal comma unless it is counted in wholes.
 */
class NumberField(context: Context, unit: String, decimals: Boolean = true) : Control {
    override val view = FieldBox(context, Type.TITLE_PLAIN)
    override val edit
        get() = view.edit

    override var value by view::value
    override var changed by view::typed

    init {
        // Not the number class: it would swallow what is wrong instead of letting the core say so.
        edit.inputType = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
        edit.imeOptions = EditorInfo.IME_ACTION_NEXT or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
        edit.usePad(if (decimals) ',' else null)
        if (unit.isNotEmpty()) view.addView(context.text(Type.SECOND, unit, context.palette.soft))
        view.minimumWidth = view.dp(WIDTH)
    }

    override fun mark(problem: Boolean) = view.mark(problem)

    private companion object {
        const val WIDTH = 148
    }
}
