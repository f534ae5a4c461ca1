package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import id.sakukader.core.Tone

/** What will be here, and the first step. */
fun Context.emptyState(picture: Int, sentence: String, tone: Tone = Tone.PLAIN, step: View? = null): View =
    column().apply {
        gravity = Gravity.CENTER_HORIZONTAL
        pad(Space.L, Space.XL, Space.L, Space.L)
        val colours = palette.of(tone)
        val round =
            FrameLayout(context).apply {
                background = circle(colours.ground)
                addView(
                    picture(picture, colours.ink, 32),
                    FrameLayout.LayoutParams(iconSize(32), iconSize(32), Gravity.CENTER),
                )
            }
        addView(round, LinearLayout.LayoutParams(dp(72), dp(72)))
        val words = text(Type.BODY, sentence, palette.soft).apply { gravity = Gravity.CENTER }
        addView(
            words,
            LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { topMargin = dp(Space.L) },
        )
        if (step != null)
            addView(
                step,
                LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { topMargin = dp(Space.L) },
            )
    }
