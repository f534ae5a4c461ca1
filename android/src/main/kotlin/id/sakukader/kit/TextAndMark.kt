package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup
import android.widget.TextView

/** Lines of text with a mark at their end, or under them where it would take their room. */
class TextAndMark(context: Context, private val text: View, private val mark: View) : ViewGroup(context) {
    private val gap = dp(Space.S)
    private val under = dp(Space.XS)
    private var beside = true

    init {
        addView(text)
        addView(mark)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        mark.measure(MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST), free)
        val rest = width - gap - mark.measuredWidth
        text.measure(MeasureSpec.makeMeasureSpec(width, MeasureSpec.EXACTLY), free)
        val stacked = text.measuredHeight + under + mark.measuredHeight
        beside = mark.measuredWidth <= width * MOST_PERCENT / 100 && longestWord(text) <= rest
        if (beside) {
            text.measure(MeasureSpec.makeMeasureSpec(rest, MeasureSpec.EXACTLY), free)
            // Words that wrap so often beside the mark that it costs more height are better off above it.
            beside = maxOf(text.measuredHeight, mark.measuredHeight) <= stacked
            if (!beside) text.measure(MeasureSpec.makeMeasureSpec(width, MeasureSpec.EXACTLY), free)
        }
        val height = if (beside) maxOf(text.measuredHeight, mark.measuredHeight) else stacked
        setMeasuredDimension(width, height)
    }

    override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
        val mirrored = layoutDirection == LAYOUT_DIRECTION_RTL
        fun place(view: View, start: Int, top: Int) {
            val left = if (mirrored) r - l - start - view.measuredWidth else start
            view.layout(left, top, left + view.measuredWidth, top + view.measuredHeight)
        }
        if (beside) {
            place(text, 0, (b - t - text.measuredHeight) / 2)
            place(mark, r - l - mark.measuredWidth, (b - t - mark.measuredHeight) / 2)
        } else {
            place(text, 0, 0)
            place(mark, 0, text.measuredHeight + under)
        }
    }

    /** What no line can be narrower than without breaking a word. */
    private fun longestWord(view: View): Int =
        when (view) {
            is TextView ->
                Math.ceil(view.text.split(' ').maxOf { view.paint.measureText(it) }.toDouble()).toInt()
            is ViewGroup -> (0 until view.childCount).maxOfOrNull { longestWord(view.getChildAt(it)) } ?: 0
            else -> 0
        }

    private companion object {
        const val MOST_PERCENT = 47
    }
}
