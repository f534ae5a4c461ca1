package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import id.sakukader.core.Tone

/** The head of a card in the colour of a level, with its shape: what it is and why. */
class LevelHead(context: Context, tone: Tone, title: String, reason: String) : LinearLayout(context) {
    init {
        val colours = context.palette.of(tone)
        gravity = Gravity.CENTER_VERTICAL
        // Rounded as the card it heads.
        background = context.roundedAbove(colours.ground, Space.CARD_RADIUS)
        pad(Space.L, Space.L, Space.L, Space.L)
        shapeOf(tone)?.let {
            addView(
                context.picture(it, colours.ink, 28),
                LayoutParams(iconSize(28), iconSize(28)).apply { marginEnd = dp(Space.M) },
            )
        }
        val words = context.column()
        words.stack(context.text(Type.BODY_STRONG, title, colours.ink).heading())
        if (reason.isNotEmpty()) words.stack(context.text(Type.SECOND, reason, colours.ink))
        addView(words, LayoutParams(0, WRAP_CONTENT, 1f))
    }
}

/** Words to say to somebody, as they are said. */
fun Context.sayingTo(whom: String, words: String): View =
    column().apply {
        stack(text(Type.SECOND, whom, palette.soft))
        stack(text(Type.BODY, words))
        speak("$whom: $words")
    }
