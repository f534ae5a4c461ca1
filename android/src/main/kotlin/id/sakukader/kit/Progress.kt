package id.sakukader.kit

import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import id.sakukader.R

/**
 * How far one has come, as a bar of 6 dp over the full width; of things that are counted, unless [said] else.
 */
class Progress(
    context: Context,
    private val done: Int,
    private val of: Int,
    said: String = context.getString(R.string.progress_said, done, of),
) : View(context) {
    private val paint = Paint()
    private val all = context.palette.line
    private val part = context.palette.primary

    init {
        contentDescription = said
        minimumHeight = dp(HEIGHT)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) =
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), dp(HEIGHT))

    override fun onDraw(canvas: Canvas) {
        paint.color = all
        canvas.drawRect(0f, 0f, width.toFloat(), height.toFloat(), paint)
        paint.color = part
        val filled = if (of == 0) 0f else width * done.toFloat() / of
        if (layoutDirection == LAYOUT_DIRECTION_RTL) {
            canvas.drawRect(width - filled, 0f, width.toFloat(), height.toFloat(), paint)
        } else {
            canvas.drawRect(0f, 0f, filled, height.toFloat(), paint)
        }
    }

    private companion object {
        const val HEIGHT = 6
    }
}
