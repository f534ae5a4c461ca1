package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout

/** One of the app's places. */
class BarPlace(val icon: Int, val label: String, val here: Boolean, val go: () -> Unit)

/** The app's places, within the thumb's reach. */
class BottomBar(context: Context, places: List<BarPlace>) : LinearLayout(context) {
    private val line = LinearLayout(context)

    init {
        orientation = VERTICAL
        setBackgroundColor(context.palette.card)
        val edge = View(context).apply { setBackgroundColor(context.palette.line) }
        addView(edge, LayoutParams(MATCH_PARENT, dp(1)))
        line.minimumHeight = dp(Space.BOTTOM_BAR)
        places.forEach { line.addView(place(it), LayoutParams(0, MATCH_PARENT, 1f)) }
        stack(line)
    }

    private fun place(place: BarPlace): View =
        context.column().apply {
            val palette = context.palette
            gravity = Gravity.CENTER
            minimumHeight = dp(Space.BOTTOM_BAR)
            pad(Space.XS, Space.S, Space.XS, Space.S)
            val pill =
                FrameLayout(context).apply {
                    if (place.here) background = context.rounded(palette.container, 16)
                    addView(
                        context.picture(place.icon, if (place.here) palette.onContainer else palette.soft),
                        FrameLayout.LayoutParams(iconSize(), iconSize(), Gravity.CENTER),
                    )
                }
            addView(pill, LayoutParams(dp(60), dp(32)))
            val type = if (place.here) Type.CAPTION_STRONG else Type.CAPTION
            val words =
                context.text(type, place.label, if (place.here) palette.primary else palette.soft).apply {
                    gravity = Gravity.CENTER
                }
            addView(words, LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { topMargin = dp(Space.XS) })
            background = context.touchable(palette.primary)
            setOnClickListener { place.go() }
            speak(place.label, Role.TAB, place.here)
        }

    /** Keeps the places above what the system covers. */
    fun above(bottom: Int) = setPadding(0, 0, 0, bottom)
}
