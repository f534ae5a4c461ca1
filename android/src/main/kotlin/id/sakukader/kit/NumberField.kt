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
        val mark = context.text(Type.SECOND, unit, context.palette.soft)
        if (unit.isNotEmpty()) view.addView(mark)
        // A long unit in large text leaves the number its room.
        val number = edit.paint.measureText(LONGEST) + mark.paint.measureText(unit)
        view.minimumWidth = maxOf(view.dp(WIDTH), number.toInt() + view.dp(2 * Space.L + Space.S))
    }

    override fun mark(problem: Boolean) = view.mark(problem)

    private companion object {
        const val WIDTH = 148
        const val LONGEST = "000,0"
    }
}
