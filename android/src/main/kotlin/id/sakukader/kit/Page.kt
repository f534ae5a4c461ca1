package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ScrollView

/**
 * The paper every screen is on: bar, what scrolls, what is said for a moment, the next step, the places. The
 * next step stays in reach; all else scrolls. A pad stands below, in a low window (landscape) beside all
 * else. When the field it is for has no room then, the next step scrolls too, until the pad is put away.
 */
class Page(context: Context, bar: View, private val places: BottomBar? = null) :
    LinearLayout(context), PadHost {
    /** What scrolls; give it sections with [add]. */
    val body: LinearLayout = context.column()

    /** For the place of the scroll. */
    val scroll = PageScroll(context)

    private val low = resources.configuration.let { it.screenHeightDp < LOW && it.screenWidthDp >= LOW }
    private val notices = context.column()
    private val pads = context.column()
    private val footer = context.column()
    private val foot = ColumnLayout(context, footer)
    private val head = context.column()
    private val padPlace: View = if (low) beside(pads) else ColumnLayout(context, pads)
    private var keyboard = false

    init {
        setBackgroundColor(context.palette.background)
        val main = context.column()
        addView(main, LayoutParams(0, MATCH_PARENT, 1f))
        main.stack(bar)
        main.stack(head)
        body.pad(0, Space.XS, 0, Space.XL)
        scroll.addView(ColumnLayout(context, body))
        main.addView(scroll, LayoutParams(MATCH_PARENT, 0, 1f))
        main.stack(ColumnLayout(context, notices))
        if (low) addView(padPlace, LayoutParams(WRAP_CONTENT, MATCH_PARENT)) else main.stack(padPlace)
        padPlace.visibility = View.GONE
        main.stack(foot)
        notices.pad(Space.EDGE, 0, Space.EDGE, 0)
        pads.pad(if (low) 0 else Space.EDGE, 0, Space.EDGE, 0)
        footer.pad(Space.EDGE, 0, Space.EDGE, 0)
        places?.let { main.stack(it) }
        onEdges {
            setPadding(it.left, it.top, it.right, if (places == null || it.keyboard) it.bottom else 0)
            places?.visibility = if (it.keyboard) View.GONE else View.VISIBLE
            places?.above(if (it.keyboard) 0 else it.bottom)
            keyboard = it.keyboard
            if (!typing) footBelow()
        }
    }

    /** A window lower than the pad has it scroll. */
    private fun beside(pads: View): View =
        ScrollView(context).apply {
            isVerticalScrollBarEnabled = false
            addView(pads, FrameLayout.LayoutParams(dp(PAD), WRAP_CONTENT))
        }

    private val typing
        get() = keyboard || pads.childCount > 0

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        super.onLayout(changed, left, top, right, bottom)
        val scarce = typing && footer.parent === foot && footer.height > 0 && scroll.height < scroll.needed
        if (scarce) post(::footScrolls)
    }

    private fun footScrolls() {
        if (!typing || footer.parent !== foot) return
        foot.removeView(footer)
        body.stack(footer)
        scroll.reveal()
    }

    private fun footBelow() {
        if (footer.parent === foot) return
        body.removeView(footer)
        foot.addView(footer, FrameLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
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
        padPlace.visibility = View.VISIBLE
    }

    override fun hidePad(pad: View) {
        if (pads.childCount == 1 && pads.getChildAt(0) === pad) noPad()
    }

    /** Puts the pad away; false when there is none. */
    fun closePad(): Boolean {
        if (pads.childCount == 0) return false
        noPad()
        findFocus()?.clearFocus()
        return true
    }

    private fun noPad() {
        pads.removeAllViews()
        padPlace.visibility = View.GONE
        if (!typing) footBelow()
    }

    private companion object {
        /** Three keys and what is between them and beside them, in dp. */
        const val PAD = 208
        const val LOW = 480
    }
}
