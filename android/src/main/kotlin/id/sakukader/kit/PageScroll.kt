package id.sakukader.kit

import android.content.Context
import android.graphics.Rect
import android.view.View
import android.view.ViewGroup
import android.widget.ScrollView

/**
 * A field with what is said about it: as much of it as there is room for is kept in sight while it is typed
 * into.
 */
interface Typed {
    /** What is to be seen, from all of it to what cannot be left out, each in this view's own pixels. */
    fun sights(): List<Rect>
}

/**
 * What scrolls on a page. Where a pad, a keyboard or a turned phone takes of its height, or another field
 * gets the focus, the whole field comes into sight, not its line of letters alone.
 */
class PageScroll(context: Context) : ScrollView(context) {
    private var revealing: Typed? = null

    init {
        isFillViewport = true
        isVerticalScrollBarEnabled = false
        // A scroll of the framework's own, towards the caret, would go on after this one and undo it.
        isSmoothScrollingEnabled = false
    }

    /**
     * How high this must be for the field that is typed into to be in sight as a whole; 0 when there is none.
     */
    val needed: Int
        get() = typed()?.sights()?.firstOrNull()?.let { it.height() + 2 * dp(Space.S) } ?: 0

    /** Brings a field, or the one that is typed into, into sight with the next layout. */
    fun reveal(field: Typed? = typed()) {
        revealing = field
        requestLayout()
    }

    override fun requestChildFocus(child: View?, focused: View?) {
        super.requestChildFocus(child, focused)
        reveal()
    }

    override fun requestChildRectangleOnScreen(child: View, rectangle: Rect, immediate: Boolean): Boolean =
        super.requestChildRectangleOnScreen(child, rectangle, true)

    override fun onSizeChanged(width: Int, height: Int, oldWidth: Int, oldHeight: Int) {
        super.onSizeChanged(width, height, oldWidth, oldHeight)
        if (height != oldHeight) revealing = revealing ?: typed()
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        super.onLayout(changed, left, top, right, bottom)
        val block = revealing ?: return
        revealing = null
        // Its page may be another by now.
        if ((block as View).rootView !== rootView) return
        val around = dp(Space.S)
        val sights = block.sights().map { it.apply { offsetDescendantRectToMyCoords(block, this) } }
        val room = sights.firstOrNull { it.height() + 2 * around <= height } ?: sights.lastOrNull() ?: return
        val highest = room.bottom + around - height
        val lowest = room.top - around
        // Of what is higher than the window its beginning is seen.
        val at = if (highest > lowest) lowest else scrollY.coerceIn(highest, lowest)
        scrollTo(0, at)
    }

    private fun typed(): Typed? {
        val focused = (this as ViewGroup).findFocus() ?: return null
        return generateSequence(focused.parent) { it.parent }.filterIsInstance<Typed>().lastOrNull()
    }
}
