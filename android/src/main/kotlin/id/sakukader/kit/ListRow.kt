package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import id.sakukader.R
import id.sakukader.core.Chip
import id.sakukader.core.Line
import id.sakukader.core.Row
import id.sakukader.core.Target
import id.sakukader.core.Tone

/** A row of a list: a circle, two or three lines, a chip or an arrow. TalkBack reads it as one sentence. */
class ListRow(
    context: Context,
    leading: View?,
    title: CharSequence,
    lines: List<Line>,
    chip: Chip? = null,
    press: (() -> Unit)? = null,
) : LinearLayout(context) {
    constructor(
        context: Context,
        row: Row,
        open: (Target) -> Unit,
    ) : this(
        context,
        context.circle(Pictures.of(row.icon), row.tone),
        row.title,
        listOfNotNull(row.subtitle.takeIf(String::isNotEmpty)?.let { Line(it, Tone.PLAIN) }, row.note),
        row.chip,
        row.target?.let { target -> { open(target) } },
    )

    init {
        val palette = context.palette
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = dp(Space.ROW)
        pad(Space.L, Space.M, Space.L, Space.M)
        if (leading != null)
            addView(
                leading,
                LayoutParams(dp(Space.AVATAR), dp(Space.AVATAR)).apply { marginEnd = dp(Space.M) },
            )
        val text = context.column()
        if (title.isNotEmpty()) text.stack(context.text(Type.BODY_STRONG, title))
        lines.forEach { text.stack(context.text(Type.SECOND, it.text, palette.ink(it.tone))) }
        if (chip != null) {
            fill(TextAndMark(context, text, context.chip(chip)))
        } else {
            fill(text)
        }
        if (chip == null && press != null && !context.wordsNeedTheRoom) {
            val arrow = context.picture(R.drawable.mdi_chevron, palette.soft)
            addView(arrow, LayoutParams(iconSize(), iconSize()).apply { marginStart = dp(Space.S) })
        }
        if (press != null) {
            background = context.touchable()
            setOnClickListener { press() }
        }
        val sentence =
            (listOf(title.toString()) + lines.map { it.text } + listOfNotNull(chip?.text)).filter(
                String::isNotEmpty
            )
        speak(sentence.joinToString(". "), if (press != null) Role.BUTTON else null)
    }
}

/** The circle before a row with a picture. */
fun Context.circle(picture: Int, tone: Tone): View =
    FrameLayout(this).apply {
        val colours = palette.of(tone)
        background = circle(colours.ground)
        addView(
            picture(picture, colours.ink),
            FrameLayout.LayoutParams(iconSize(), iconSize(), Gravity.CENTER),
        )
    }

/** The circle before a person with her initials. They keep their size: the name stands beside them. */
fun Context.initials(letters: String): View =
    FrameLayout(this).apply {
        background = circle(palette.container)
        val words =
            text(Type.BODY_STRONG, letters, palette.onContainer).apply {
                setTextSize(android.util.TypedValue.COMPLEX_UNIT_DIP, Type.BODY_STRONG.sp)
                gravity = Gravity.CENTER
                importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
            }
        addView(words, FrameLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT, Gravity.CENTER))
    }
