package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup

/**
 * Two or more buttons side by side in equal widths, or under each other where one would not fit on a line.
 */
class PairLayout(context: Context, private val views: List<View>) : ViewGroup(context) {
    private val gap = dp(Space.S)
    private var abreast = true

    init {
        views.forEach(::addView)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        val part = (width - gap * (views.size - 1)) / views.size.coerceAtLeast(1)
        abreast =
            views.all {
                it.measure(free, free)
                it.measuredWidth <= part
            }
        val each = MeasureSpec.makeMeasureSpec(if (abreast) part else width, MeasureSpec.EXACTLY)
        views.forEach { it.measure(each, free) }
        val height =
            if (abreast) views.maxOf { it.measuredHeight }
            else views.sumOf { it.measuredHeight } + gap * (views.size - 1)
        setMeasuredDimension(width, height)
    }

    override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
        var x = 0
        var y = 0
        for (view in views) {
            view.layout(x, y, x + view.measuredWidth, y + view.measuredHeight)
            if (abreast) x += view.measuredWidth + gap else y += view.measuredHeight + gap
        }
    }
}

/** Buttons of equal standing. */
fun Context.pairOf(vararg views: View): View = PairLayout(this, views.toList())
