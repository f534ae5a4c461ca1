package id.sakukader.harness

import android.text.Layout
import android.view.View
import android.view.ViewGroup
import android.view.ViewParent
import android.widget.EditText
import android.widget.HorizontalScrollView
import android.widget.ScrollView
import android.widget.TextView
import id.sakukader.kit.Space
import org.junit.Assert.assertTrue

/** What holds for every screen, found by walking its views. */
object Checks {
    /** Fails with every fault found. */
    fun screen(name: String) {
        val faults =
            Eyes.shownViews().let { views -> small(views) + silent(views) + cut(views) + beside(views) }
        assertTrue("$name:\n" + faults.joinToString("\n"), faults.isEmpty())
        assertTrue("$name shows something", Eyes.texts().isNotEmpty())
    }

    /** Controls a finger would miss. */
    fun small(views: List<View>): List<String> =
        views
            .filter { it.isClickable && it.isShown }
            .mapNotNull {
                val least = (Space.TOUCH * it.resources.displayMetrics.density).toInt()
                if (it.width < least || it.height < least)
                    "small: ${name(it)} ${it.width}×${it.height} px, at least $least"
                else null
            }

    /** Controls TalkBack has no words for. */
    fun silent(views: List<View>): List<String> =
        views
            .filter { it.isClickable }
            .mapNotNull { view ->
                val said =
                    when (view) {
                        is EditText ->
                            !view.hint.isNullOrEmpty() ||
                                views.any { it is TextView && it.labelFor == view.id && it.text.isNotEmpty() }
                        is TextView -> view.text.isNotEmpty() || !view.contentDescription.isNullOrEmpty()
                        else -> !view.contentDescription.isNullOrEmpty()
                    }
                if (said) null else "silent: ${name(view)}"
            }

    /**
     * Texts that are not all there: too high or wide for their view, ended with dots, or their view cut by
     * another.
     */
    fun cut(views: List<View>): List<String> =
        views
            .filterIsInstance<TextView>()
            .filter { it.text.isNotEmpty() }
            .mapNotNull { text ->
                val layout = text.layout ?: return@mapNotNull "cut: ${name(text)} has no room at all"
                val why = tooLarge(text, layout) ?: outside(text)
                why?.let { "cut: ${name(text)} $it" }
            }

    /** What stands beside or below the window, where no finger and no eye comes. */
    fun beside(views: List<View>): List<String> =
        views
            .filter { it.isClickable || it is TextView }
            .mapNotNull { view ->
                val around = generateSequence(view.parent) { it.parent }
                val at = IntArray(2).also(view::getLocationInWindow)
                val root = view.rootView
                val wide = at[0] < -1 || at[0] + view.width > root.width + 1
                val high = at[1] < -1 || at[1] + view.height > root.height + 1
                when {
                    wide && around.none { it is HorizontalScrollView } -> "beside the window: ${name(view)}"
                    high && around.none { it is ScrollView } -> "below the window: ${name(view)}"
                    else -> null
                }
            } + cramped(views)

    /** Something to scroll of which there is not room for a row. */
    private fun cramped(views: List<View>): List<String> =
        views.filterIsInstance<ScrollView>().mapNotNull {
            val least = (Space.ROW * it.resources.displayMetrics.density).toInt()
            if (it.height < least && it.getChildAt(0).height > it.height)
                "cramped: ${it.height} px to scroll in"
            else null
        }

    private fun tooLarge(text: TextView, layout: Layout): String? {
        val high = text.height - text.compoundPaddingTop - text.compoundPaddingBottom
        val wide = text.width - text.compoundPaddingLeft - text.compoundPaddingRight
        val lines = 0 until layout.lineCount
        return when {
            text is EditText -> null // It scrolls.
            layout.height > high + 1 -> "is ${layout.height} px high, has $high"
            lines.any { layout.getEllipsisCount(it) > 0 } -> "ends with dots"
            lines.any { layout.getLineMax(it) > wide + 1 } -> "is wider than its $wide px"
            lines.any { broken(text, layout, it) } -> "is broken within a word"
            else -> null
        }
    }

    private fun broken(text: TextView, layout: Layout, line: Int): Boolean {
        val end = layout.getLineEnd(line)
        return end in 1 until text.text.length &&
            text.text[end - 1].isLetterOrDigit() &&
            text.text[end].isLetterOrDigit()
    }

    private fun outside(view: View): String? {
        var x = 0
        var y = 0
        var at: View = view
        while (true) {
            val parent: ViewParent = at.parent ?: return null
            if (parent !is ViewGroup || parent is ScrollView || parent is HorizontalScrollView) return null
            x += at.left
            y += at.top
            if (
                x < -1 || y < -1 || x + view.width > parent.width + 1 || y + view.height > parent.height + 1
            ) {
                return "stands out of ${parent.javaClass.simpleName}"
            }
            at = parent
        }
    }

    private fun name(view: View): String {
        val words = view.contentDescription ?: (view as? TextView)?.text ?: ""
        return "${view.javaClass.simpleName} “$words”"
    }
}
