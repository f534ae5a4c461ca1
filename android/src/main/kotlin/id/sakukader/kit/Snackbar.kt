package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import id.sakukader.R

/**
 * Says what was done, with "Urungkan" where it can be undone. It covers nothing: the page makes room for it.
 */
class Snackbar(context: Context, sentence: String, undo: (() -> Unit)?) : LinearLayout(context) {
    init {
        val palette = context.palette
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = dp(Space.TOUCH)
        pad(Space.L, Space.XS, if (undo == null) Space.L else Space.XS, Space.XS)
        background = context.rounded(palette.ink, Space.FIELD_RADIUS)
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
        val text = context.text(Type.SECOND, sentence, palette.background)
        if (undo == null) {
            addView(text, LayoutParams(0, WRAP_CONTENT, 1f))
        } else {
            val flow = FlowLayout(context)
            flow.addView(text)
            addView(flow, LayoutParams(0, WRAP_CONTENT, 1f))
            addView(undoButton(context.getString(R.string.snackbar_undo), undo))
        }
    }

    private fun undoButton(label: String, press: () -> Unit): View =
        LinearLayout(context).apply {
            gravity = Gravity.CENTER
            minimumHeight = dp(Space.TOUCH)
            minimumWidth = dp(Space.TOUCH)
            pad(Space.M, Space.XS, Space.M, Space.XS)
            // The other mode's primary, for this ground is the other mode's paper.
            val ink = if (context.isNight) Palette.light.primary else Palette.dark.primary
            background = context.touchable(context.rounded(0, Space.FIELD_RADIUS), ink)
            addView(context.text(Type.SECOND_STRONG, label, ink))
            setOnClickListener { press() }
            speak(label, Role.BUTTON)
        }
}
