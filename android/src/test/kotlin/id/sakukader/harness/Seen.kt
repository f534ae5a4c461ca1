package id.sakukader.harness

import android.graphics.Rect
import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import android.widget.TextView

/**
 * Something on the screen with words: what it says, and where its visible part is, in pixels of the screen.
 */
class Seen(val words: String, val at: Rect, val view: View) {
    /** It is a control: its words are what TalkBack says. */
    val control: Boolean
        get() = view.isClickable
}

/** What a person can see, and what she could by scrolling. */
object Eyes {
    /**
     * Every view of the topmost window that takes touches, in the order it is drawn, hidden ones left out.
     */
    fun shownViews(): List<View> {
        val top = Windows.all().lastOrNull() ?: return emptyList()
        return ArrayList<View>().also { collect(top.root, it) }
    }

    private fun collect(view: View, into: MutableList<View>) {
        if (view.visibility != View.VISIBLE) return
        into.add(view)
        if (view is ViewGroup) (0 until view.childCount).forEach { collect(view.getChildAt(it), into) }
    }

    /** All texts of the screen, those to be scrolled to with them. */
    fun texts(): List<String> =
        shownViews().filterIsInstance<TextView>().map(::wordsOf).filter(String::isNotEmpty)

    /** What is in sight: texts, and controls by what TalkBack says. */
    fun seen(): List<Seen> =
        shownViews().mapNotNull { view ->
            val words = if (view is TextView) wordsOf(view) else view.contentDescription?.toString().orEmpty()
            val at = Rect()
            // An empty field has no words of its own; its label has.
            val silent = words.isEmpty() && view !is EditText
            if (silent || repeats(view, words) || !view.getGlobalVisibleRect(at) || at.isEmpty) null
            else Seen(words, at, view)
        }

    /** What is no control and only gathers for TalkBack what a text in it says. */
    private fun repeats(view: View, words: String): Boolean =
        view is ViewGroup &&
            !view.isClickable &&
            (0 until view.childCount).any { i ->
                val child = view.getChildAt(i)
                child is TextView && wordsOf(child) == words
            }

    private fun wordsOf(view: TextView): String =
        if (view is EditText && view.text.isEmpty()) view.hint?.toString().orEmpty() else view.text.toString()
}
