package id.sakukader.kit

import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.text.TextPaint
import android.util.TypedValue
import android.view.View
import id.sakukader.core.KmsChart
import id.sakukader.core.KmsColour
import id.sakukader.core.KmsLine

/**
 * The KMS: weight by month of age on the lines from −3 to +3 SD, as on the card of the KIA book. It shows the
 * months around the weighings; TalkBack hears the core's sentence.
 */
class KmsView(context: Context, private val chart: KmsChart) : View(context) {
    private val palette = context.palette
    private val stroke = Paint(Paint.ANTI_ALIAS_FLAG).apply { style = Paint.Style.STROKE }
    private val fill = Paint(Paint.ANTI_ALIAS_FLAG)
    private val words =
        TextPaint(Paint.ANTI_ALIAS_FLAG).apply {
            textSize =
                TypedValue.applyDimension(
                    TypedValue.COMPLEX_UNIT_SP,
                    Type.CAPTION.sp,
                    resources.displayMetrics,
                )
            color = palette.soft
        }

    private val last = lastMonth(chart)
    private val heaviest: Int
    private val lightest: Int

    init {
        val shown = chart.lines.flatMap { it.grams.take(last + 1) } + chart.points.map { it.grams }
        lightest = (shown.minOrNull() ?: 0) / KILO
        heaviest = (shown.maxOrNull() ?: KILO) / KILO + 1
        speak("${chart.title}. ${chart.said}")
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        setMeasuredDimension(width, (width * SHAPE).toInt().coerceAtMost(dp(TALLEST)))
    }

    private val left
        get() = words.measureText("00") + dp(Space.S)

    private val bottom
        get() = height - words.textSize - dp(Space.S)

    private val top
        get() = words.textSize / 2 + dp(2)

    private fun x(month: Number) = left + (width - left - dp(Space.S)) * month.toFloat() / last

    private fun y(grams: Int) =
        bottom - (bottom - top) * (grams - lightest * KILO) / ((heaviest - lightest) * KILO).toFloat()

    override fun onDraw(canvas: Canvas) {
        bands(canvas)
        grid(canvas)
        chart.lines.forEach { line(canvas, it) }
        points(canvas)
    }

    /**
     * Green between the orange lines, yellow out to the outermost: the colours of the card, never the only
     * sign.
     */
    private fun bands(canvas: Canvas) {
        for ((below, above) in chart.lines.zipWithNext()) {
            val inner = below.colour in NORMAL && above.colour in NORMAL
            fill.color = if (inner) palette.good.ground else palette.followUp.ground
            val path = path(below)
            val back = above.grams.take(last + 1)
            back.indices.reversed().forEach { path.lineTo(x(it), y(back[it])) }
            path.close()
            canvas.drawPath(path, fill)
        }
    }

    private fun grid(canvas: Canvas) {
        stroke.color = palette.line
        stroke.strokeWidth = dp(1).toFloat()
        val every = if (last > 24) 6 else if (last > 12) 3 else 2
        for (month in 0..last step every) {
            canvas.drawLine(x(month), top, x(month), bottom, stroke)
            val label = month.toString()
            canvas.drawText(label, x(month) - words.measureText(label) / 2, height - dp(2).toFloat(), words)
        }
        // Labels keep clear of each other, also when the text is large.
        val least = words.textSize * 1.4f
        val perKilo = (bottom - top) / (heaviest - lightest)
        val step = generateSequence(1) { it * 2 }.first { it * perKilo >= least }
        for (kilo in lightest..heaviest step step) {
            canvas.drawText(kilo.toString(), 0f, y(kilo * KILO) + words.textSize / 3, words)
        }
    }

    private fun line(canvas: Canvas, line: KmsLine) {
        stroke.color =
            when (line.colour) {
                KmsColour.RED -> palette.emergency.ink
                KmsColour.ORANGE -> palette.refer.ink
                KmsColour.MEDIAN -> palette.good.ink
                KmsColour.PLAIN -> palette.edge
            }
        stroke.strokeWidth = dp(if (line.colour == KmsColour.PLAIN) 1 else 2).toFloat()
        canvas.drawPath(path(line), stroke)
    }

    private fun path(line: KmsLine) =
        Path().apply {
            line.grams.take(last + 1).forEachIndexed { month, grams ->
                if (month == 0) moveTo(x(month), y(grams)) else lineTo(x(month), y(grams))
            }
        }

    private fun points(canvas: Canvas) {
        stroke.color = palette.ink
        stroke.strokeWidth = dp(2).toFloat()
        chart.points.zipWithNext().forEach { (a, b) ->
            canvas.drawLine(x(a.month.toInt()), y(a.grams), x(b.month.toInt()), y(b.grams), stroke)
        }
        chart.points.forEachIndexed { i, point ->
            val newest = i == chart.points.lastIndex
            fill.color = palette.card
            canvas.drawCircle(
                x(point.month.toInt()),
                y(point.grams),
                dp(if (newest) 8 else 5).toFloat(),
                fill,
            )
            fill.color = if (newest) palette.of(point.tone).ink else palette.ink
            canvas.drawCircle(
                x(point.month.toInt()),
                y(point.grams),
                dp(if (newest) 6 else 3).toFloat(),
                fill,
            )
        }
    }

    private companion object {
        const val KILO = 1_000
        const val SHAPE = 0.75f
        const val TALLEST = 320
        val NORMAL = listOf(KmsColour.ORANGE, KmsColour.MEDIAN)

        /** A year, two, or all five, whichever the weighings ask for. */
        fun lastMonth(chart: KmsChart): Int {
            val drawn = chart.lines.maxOfOrNull { it.grams.size } ?: 1
            val weighed = chart.points.maxOfOrNull { it.month.toInt() } ?: 0
            return listOf(12, 24, 60).firstOrNull { weighed < it }?.coerceAtMost(drawn - 1) ?: (drawn - 1)
        }
    }
}
