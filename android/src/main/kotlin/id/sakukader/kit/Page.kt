package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import android.widget.ScrollView

/**
 * The paper every screen is on: bar, what scrolls, what is said for a moment, the next step, the places. The
 * next step stays in reach; all else scrolls.
 */
class Page(context: Context, bar: View, private val places: BottomBar? = null) :
    LinearLayout(context), PadHost {
    /** What scrolls; give it sections with [add]. */
    val body: LinearLayout = context.column()

    /** For the place of the scroll. */
    val scroll = ScrollView(context)

    private val notices = context.column()
    private val pads = context.column()
    private val footer = context.column()
    private val head = context.column()

    init {
        orientation = VERTICAL
        setBackgroundColor(context.palette.background)
        stack(bar)
        stack(head)
        body.pad(0, Space.XS, 0, Space.XL)
        scroll.isFillViewport = true
        scroll.isVerticalScrollBarEnabled = false
        scroll.addView(ColumnLayout(context, body))
        addView(scroll, LayoutParams(MATCH_PARENT, 0, 1f))
        listOf(notices, pads, footer).forEach { stack(ColumnLayout(context, it)) }
        notices.pad(Space.EDGE, 0, Space.EDGE, 0)
        pads.pad(Space.EDGE, 0, Space.EDGE, 0)
        footer.pad(Space.EDGE, 0, Space.EDGE, 0)
        places?.let { stack(it) }
        onEdges {
            setPadding(it.left, it.top, it.right, if (places == null || it.keyboard) it.bottom else 0)
            places?.visibility = if (it.keyboard) View.GONE else View.VISIBLE
            places?.above(if (it.keyboard) 0 else it.bottom)
        }
    }

    /** A section with the screen's own margin at its sides. */
    fun add(view: View, above: Int = Space.M): Page = apply {
        body.addView(
            view,
            LayoutParams(MATCH_PARENT, WRAP_CONTENT).apply {
                setMargins(dp(Space.EDGE), dp(above), dp(Space.EDGE), 0)
            },
        )
    }

    /** A section out to both edges. */
    fun addWide(view: View, above: Int = Space.M): Page = apply { body.stack(view, above) }

    /** Something under the bar that does not scroll. */
    fun under(view: View): Page = apply { head.stack(view) }

    /** The next step; a second call puts another below it. */
    fun next(view: View): Page = apply {
        footer.stack(view, if (footer.childCount == 0) Space.M else Space.S)
        footer.pad(Space.EDGE, 0, Space.EDGE, Space.M)
        notices.pad(Space.EDGE, 0, Space.EDGE, 0)
    }

    /** Takes the next step away, to put another in its place. */
    fun clearNext() = footer.removeAllViews()

    /** Says something for a moment, above the next step; null takes it away. */
    fun notice(view: View?) {
        notices.removeAllViews()
        if (view != null) notices.stack(view, Space.S)
        notices.setPadding(
            notices.paddingLeft,
            0,
            notices.paddingRight,
            if (view != null && footer.childCount == 0) dp(Space.M) else 0,
        )
    }

    override fun showPad(pad: View) {
        if (pads.childCount == 1 && pads.getChildAt(0) === pad) return
        pads.removeAllViews()
        pads.stack(pad, Space.S)
    }

    override fun hidePad(pad: View) {
        if (pads.childCount == 1 && pads.getChildAt(0) === pad) pads.removeAllViews()
    }

    /** Puts the pad away; false when there is none. */
    fun closePad(): Boolean {
        if (pads.childCount == 0) return false
        pads.removeAllViews()
        findFocus()?.clearFocus()
        return true
    }
}
