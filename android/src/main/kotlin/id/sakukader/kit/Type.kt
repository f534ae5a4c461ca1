package id.sakukader.kit

import android.content.Context
import android.graphics.Typeface
import android.text.Layout
import android.util.TypedValue
import android.view.Gravity
import android.widget.TextView

/** The named styles of text: size and line in sp. Nothing on a screen has another. */
enum class Type(val sp: Float, val line: Float, val medium: Boolean) {
    ALARM(28f, 34f, true),
    DISPLAY(24f, 30f, true),
    TITLE(20f, 26f, true),
    NUMBER(26f, 32f, true),
    NUMBER_PLAIN(26f, 32f, false),
    TITLE_PLAIN(20f, 26f, false),
    BODY_STRONG(16f, 22f, true),
    BODY(16f, 22f, false),
    SECOND(14f, 20f, false),
    SECOND_STRONG(14f, 20f, true),
    CAPTION(12f, 16f, false),
    CAPTION_STRONG(12f, 16f, true),
    CHIP(13f, 18f, true);

    /** Gives a text this style; also a field or a button's text. */
    fun on(text: TextView) {
        text.setTextSize(TypedValue.COMPLEX_UNIT_SP, sp)
        text.typeface = Typeface.create(if (medium) "sans-serif-medium" else "sans-serif", Typeface.NORMAL)
        val wanted =
            TypedValue.applyDimension(TypedValue.COMPLEX_UNIT_SP, line, text.resources.displayMetrics)
        val metrics = text.paint.fontMetricsInt
        text.setLineSpacing((wanted - (metrics.descent - metrics.ascent)).coerceAtLeast(0f), 1f)
    }
}

/** A text that is no wider than its longest line, so that what stands before it stays beside it. */
class SnugText(context: Context, type: Type, words: CharSequence, color: Int) : TextView(context) {
    init {
        type.on(this)
        setTextColor(color)
        text = words
        gravity = Gravity.CENTER
        breakStrategy = Layout.BREAK_STRATEGY_HIGH_QUALITY
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        super.onMeasure(widthSpec, heightSpec)
        val lines = layout ?: return
        if (lines.lineCount < 2 || MeasureSpec.getMode(widthSpec) == MeasureSpec.EXACTLY) return
        val widest = (0 until lines.lineCount).maxOf { lines.getLineMax(it) }
        val wanted = Math.ceil(widest.toDouble()).toInt() + compoundPaddingLeft + compoundPaddingRight
        if (wanted < measuredWidth)
            super.onMeasure(MeasureSpec.makeMeasureSpec(wanted, MeasureSpec.EXACTLY), heightSpec)
    }
}

/** A text of a style, in a colour of the palette. */
fun Context.text(type: Type, words: CharSequence, color: Int = palette.ink): TextView =
    TextView(this).apply {
        type.on(this)
        setTextColor(color)
        text = words
        breakStrategy = Layout.BREAK_STRATEGY_HIGH_QUALITY
    }
