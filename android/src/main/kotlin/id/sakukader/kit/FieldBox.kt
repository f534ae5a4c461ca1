package id.sakukader.kit

import android.content.Context
import android.graphics.Rect
import android.text.Editable
import android.text.TextWatcher
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.inputmethod.InputMethodManager
import android.widget.EditText
import android.widget.LinearLayout

/** Takes what is typed next, with the keyboard there for it. */
fun View.beginTyping() {
    requestFocus()
    // The keyboard comes to a field that is in its window already.
    post { context.getSystemService(InputMethodManager::class.java)?.showSoftInput(this, 0) }
}

/**
 * The frame of everything that is typed into: 1 dp line, 2 dp of the primary in focus, red when it cannot be
 * right.
 */
class FieldBox(context: Context, type: Type = Type.BODY) : LinearLayout(context), Typed {
    /** What is typed into. Its text is no part of the view state the system keeps: drafts keep it. */
    val edit =
        EditText(context).apply {
            id = View.generateViewId()
            isSaveEnabled = false
            background = null
            type.on(this)
            setTextColor(context.palette.ink)
            setHintTextColor(context.palette.soft)
            pad(0, Space.S, 0, Space.S)
            minimumHeight = dp(Space.TOUCH)
        }

    /** Told what is typed, not what is set. */
    var typed: ((String) -> Unit)? = null

    private var problem = false
    private var setting = false

    init {
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = dp(Space.FIELD)
        pad(Space.L, 2, Space.L, 2)
        addView(edit, LayoutParams(0, WRAP_CONTENT, 1f))
        edit.setOnFocusChangeListener { _, _ -> frame() }
        edit.addTextChangedListener(
            object : TextWatcher {
                override fun afterTextChanged(text: Editable) {
                    if (!setting) typed?.invoke(text.toString())
                }

                override fun beforeTextChanged(text: CharSequence, start: Int, count: Int, after: Int) = Unit

                override fun onTextChanged(text: CharSequence, start: Int, before: Int, count: Int) = Unit
            }
        )
        frame()
    }

    /** What stands in the field. */
    var value: String
        get() = edit.text.toString()
        set(value) {
            if (value == edit.text.toString()) return
            setting = true
            edit.setText(value)
            edit.setSelection(edit.text.length)
            setting = false
        }

    override fun sights(): List<Rect> = listOf(Rect(0, 0, width, height))

    /** Draws the red line. */
    fun mark(problem: Boolean) {
        this.problem = problem
        frame()
    }

    private fun frame() {
        val palette = context.palette
        val (colour, width) =
            when {
                problem -> palette.emergency.ink to 2
                edit.isFocused -> palette.primary to 2
                else -> palette.line to 1
            }
        background = context.rounded(palette.card, Space.FIELD_RADIUS, colour, width)
    }
}
