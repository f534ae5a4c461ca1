package id.sakukader.kit

import android.content.Context
import android.view.View
import android.widget.FrameLayout

/** Holds one child, at most 560 dp wide, in the middle. */
class ColumnLayout(context: Context, child: View) : FrameLayout(context) {
    private val widest = dp(Space.COLUMN)

    init {
        addView(child, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val side = ((width - widest) / 2).coerceAtLeast(0)
        setPadding(side, paddingTop, side, paddingBottom)
        super.onMeasure(widthSpec, heightSpec)
    }
}
