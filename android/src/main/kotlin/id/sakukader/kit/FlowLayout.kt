package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup

/** Puts its children side by side and goes on in the next line where they do not fit. */
class FlowLayout(context: Context, gap: Int = Space.S) : ViewGroup(context) {
    private val space = dp(gap)

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val most =
            if (MeasureSpec.getMode(widthSpec) == MeasureSpec.UNSPECIFIED) Int.MAX_VALUE / 2
            else MeasureSpec.getSize(widthSpec)
        val room = most - paddingLeft - paddingRight
        var x = 0
        var y = 0
        var line = 0
        var widest = 0
        for (child in shown()) {
            child.measure(
                MeasureSpec.makeMeasureSpec(room, MeasureSpec.AT_MOST),
                MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED),
            )
            if (x > 0 && x + child.measuredWidth > room) {
                x = 0
                y += line + space
                line = 0
            }
            x += child.measuredWidth
            widest = maxOf(widest, x)
            x += space
            line = maxOf(line, child.measuredHeight)
        }
        setMeasuredDimension(
            resolveSize(widest + paddingLeft + paddingRight, widthSpec),
            resolveSize(y + line + paddingTop + paddingBottom, heightSpec),
        )
    }

    override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
        val room = r - l - paddingLeft - paddingRight
        val mirrored = layoutDirection == View.LAYOUT_DIRECTION_RTL
        var line = ArrayList<View>()
        var used = 0
        var y = paddingTop
        fun place() {
            val height = line.maxOfOrNull { it.measuredHeight } ?: return
            var x = 0
            for (child in line) {
                val left = if (mirrored) r - l - paddingRight - x - child.measuredWidth else paddingLeft + x
                val top = y + (height - child.measuredHeight) / 2
                child.layout(left, top, left + child.measuredWidth, top + child.measuredHeight)
                x += child.measuredWidth + space
            }
            y += height + space
            line = ArrayList()
            used = 0
        }
        for (child in shown()) {
            if (line.isNotEmpty() && used + child.measuredWidth > room) place()
            line.add(child)
            used += child.measuredWidth + space
        }
        place()
    }

    private fun shown(): List<View> =
        (0 until childCount).map(::getChildAt).filter { it.visibility != View.GONE }
}
