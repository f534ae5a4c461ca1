package id.sakukader.kit

import android.view.View
import android.view.ViewGroup
import android.widget.EditText

/** What answers a question. Values travel as the text typed or the value chosen; the core reads them. */
interface Control {
    /** What is drawn. */
    val view: View

    /** What is typed into, when something is: the question's words are its label. */
    val edit: View?
        get() = null

    /** The answer; setting it tells nobody. */
    var value: String

    /** Told each change the kader makes. */
    var changed: ((String) -> Unit)?

    /** The answer cannot be right. */
    fun mark(problem: Boolean)
}

/** Is read, not written: nothing in it takes a tap or the keyboard any more. The words keep their colour. */
fun View.readOnly() {
    isEnabled = false
    if (this is EditText) isFocusable = false
    if (this is ViewGroup) (0 until childCount).forEach { getChildAt(it).readOnly() }
}
