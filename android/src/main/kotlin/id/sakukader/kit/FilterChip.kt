package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.HorizontalScrollView
import android.widget.LinearLayout
import id.sakukader.core.Filter

/** Narrows a list; one of several is in force. The shape is 40 dp high, the finger gets 48. */
fun Context.filterChip(filter: Filter, choose: () -> Unit): View =
    FrameLayout(this).apply {
        val palette = this@filterChip.palette
        val ink = if (filter.selected) palette.onPrimary else palette.ink
        val shape =
            if (filter.selected) rounded(palette.primary, Space.PILL)
            else rounded(palette.card, Space.PILL, palette.line)
        minimumHeight = dp(Space.TOUCH)
        minimumWidth = dp(Space.TOUCH)
        val words =
            text(Type.SECOND_STRONG, filter.label, ink).apply {
                gravity = Gravity.CENTER
                minHeight = dp(Space.FILTER)
                minWidth = dp(Space.TOUCH)
                pad(Space.L, Space.XS, Space.L, Space.XS)
                background = touchable(shape, ink)
            }
        addView(words, FrameLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT, Gravity.CENTER_VERTICAL))
        setOnClickListener { choose() }
        speak(filter.label, Role.RADIO, filter.selected)
    }

/** Filter chips in a line to be pushed sideways, out to both edges of the screen. */
fun Context.filterRow(filters: List<Filter>, choose: (Filter) -> Unit): View =
    HorizontalScrollView(this).apply {
        isHorizontalScrollBarEnabled = false
        clipToPadding = false
        pad(Space.EDGE, 0, Space.EDGE, 0)
        val line = LinearLayout(context)
        filters.forEachIndexed { i, filter ->
            line.addView(
                filterChip(filter) { choose(filter) },
                LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply {
                    if (i > 0) marginStart = dp(Space.S)
                },
            )
        }
        addView(line, FrameLayout.LayoutParams(WRAP_CONTENT, MATCH_PARENT))
        val chosen = filters.indexOfFirst { it.selected }
        if (chosen > 0) post { scrollTo((line.getChildAt(chosen).left - dp(Space.EDGE)).coerceAtLeast(0), 0) }
    }
