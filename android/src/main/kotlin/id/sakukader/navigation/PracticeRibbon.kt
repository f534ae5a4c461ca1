package id.sakukader.navigation

import android.annotation.TargetApi
import android.content.Context
import android.os.Build
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.WindowInsets
import android.widget.LinearLayout
import id.sakukader.R
import id.sakukader.core.Tone
import id.sakukader.kit.Edges
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.dp
import id.sakukader.kit.palette
import id.sakukader.kit.stack
import id.sakukader.kit.text

/**
 * Above every screen while one practises: nobody takes made-up people for real ones, or real ones for these.
 */
internal class PracticeRibbon(private val context: Context) {
    private val colours = context.palette.of(Tone.INFORMATION)
    private val words =
        context.text(Type.SECOND_STRONG, context.getString(R.string.practice_ribbon), colours.ink).apply {
            gravity = Gravity.CENTER_HORIZONTAL
            setBackgroundColor(colours.ground)
            visibility = View.GONE
        }

    /** On every screen from now on, or on none. */
    var shown = false
        set(value) {
            field = value
            words.visibility = if (value) View.VISIBLE else View.GONE
            words.requestApplyInsets()
        }

    /** The ribbon with what stands below it. */
    fun over(screens: View): View =
        context.column().apply {
            stack(words)
            addView(screens, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
            setOnApplyWindowInsetsListener { _, insets ->
                val edges = Edges.of(insets)
                val between = context.dp(Space.XS)
                words.setPadding(
                    edges.left + context.dp(Space.EDGE),
                    edges.top + between,
                    edges.right + context.dp(Space.EDGE),
                    between,
                )
                if (shown) insets.below(edges.top) else insets
            }
        }

    private fun WindowInsets.below(top: Int): WindowInsets =
        if (Build.VERSION.SDK_INT >= 29) Insets29.below(this, top)
        else
            @Suppress("DEPRECATION")
            replaceSystemWindowInsets(
                systemWindowInsetLeft,
                0,
                systemWindowInsetRight,
                systemWindowInsetBottom,
            )
}

/** What came with API 29. */
@TargetApi(29)
private object Insets29 {
    fun below(insets: WindowInsets, top: Int): WindowInsets = insets.inset(0, top, 0, 0)
}
