package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import id.sakukader.R

/** "Sumber": a tap shows where an advice comes from, another puts it away. */
class SourceLine(context: Context, source: String, ink: Int = context.palette.soft) : LinearLayout(context) {
    private val words = context.text(Type.CAPTION, context.getString(R.string.source_show), ink)
    private var open = false

    init {
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = dp(Space.TOUCH)
        addView(
            context.picture(R.drawable.mdi_source, ink, 18),
            LayoutParams(iconSize(18), iconSize(18)).apply { marginEnd = dp(Space.S) },
        )
        addView(words, LayoutParams(0, WRAP_CONTENT, 1f))
        background = context.touchable(context.rounded(0, Space.S), ink)
        setOnClickListener {
            open = !open
            words.text = if (open) source else context.getString(R.string.source_show)
            say(source)
        }
        say(source)
    }

    private fun say(source: String) =
        speak(if (open) source else context.getString(R.string.source_show), Role.BUTTON)
}

/** A source that is always in sight, under what it is the source of. */
fun Context.sourceText(source: String): View = text(Type.CAPTION, source, palette.soft)
