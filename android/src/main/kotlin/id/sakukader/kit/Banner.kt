package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import id.sakukader.R
import id.sakukader.core.Advice
import id.sakukader.core.Tone

/** Says what to do, gently, in the colour of its level; where it comes from is one tap away. */
class Banner(
    context: Context,
    words: String,
    tone: Tone,
    icon: Int = R.drawable.mdi_bulb,
    source: String? = null,
) : LinearLayout(context) {
    private val text = context.column()

    init {
        val colours = context.palette.of(tone)
        background = context.rounded(colours.ground, Space.CARD_RADIUS)
        pad(Space.M, Space.M, Space.L, if (source == null) Space.M else 0)
        addView(
            context.picture(icon, colours.ink),
            LayoutParams(iconSize(), iconSize()).apply { marginEnd = dp(Space.M) },
        )
        addView(text, LayoutParams(0, WRAP_CONTENT, 1f))
        text.stack(context.text(Type.SECOND, words, colours.ink))
        if (source != null)
            text.addView(SourceLine(context, source, colours.ink), LayoutParams(MATCH_PARENT, WRAP_CONTENT))
    }

    /** Answers to a question, under it. */
    fun answers(buttons: List<View>): Banner = apply {
        text.addView(
            context.chips(buttons),
            LayoutParams(MATCH_PARENT, WRAP_CONTENT).apply { marginStart = -dp(Space.S) },
        )
        setPaddingRelative(paddingStart, paddingTop, paddingEnd, dp(Space.XS))
    }

    companion object {
        /** An advice of the core. */
        fun of(context: Context, advice: Advice, tone: Tone) =
            Banner(context, advice.text, tone, source = advice.source.takeIf(String::isNotEmpty))
    }
}

/** A question of plausibility, asked once: both answers are at hand. */
fun Context.questionBanner(sentence: String, yes: String, no: String, answer: (Boolean) -> Unit): Banner =
    Banner(this, sentence, Tone.INFORMATION, R.drawable.mdi_question)
        .answers(
            listOf(yes to true, no to false).map { (label, said) ->
                SakuButton(this, label, Weight.TEXT, onGround = palette.information.ink) { answer(said) }
            }
        )
