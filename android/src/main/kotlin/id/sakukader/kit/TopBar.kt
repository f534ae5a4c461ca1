package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import id.sakukader.R

/** An icon in the top bar with the words TalkBack says. */
class BarAction(val icon: Int, val label: String, val urgent: Boolean = false, val press: () -> Unit)

/** Where one is, the way back, and at most two other things. It grows with its title. */
class TopBar(
    context: Context,
    title: String,
    back: (() -> Unit)?,
    actions: List<BarAction> = emptyList(),
    subtitle: String? = null,
) : LinearLayout(context) {
    init {
        val palette = context.palette
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = dp(Space.TOP_BAR)
        pad(Space.XS, Space.XS, Space.S, Space.XS)
        if (back != null)
            addView(
                context.iconButton(
                    R.drawable.mdi_back,
                    context.getString(R.string.bar_back),
                    palette.ink,
                    back,
                )
            )
        val words = context.column()
        words.stack(context.text(Type.TITLE, title).heading())
        subtitle?.let { words.stack(context.text(Type.SECOND, it, palette.soft)) }
        addView(
            words,
            LayoutParams(0, WRAP_CONTENT, 1f).apply {
                marginStart = dp(if (back != null) Space.M else Space.L + Space.S)
            },
        )
        actions.forEach {
            val ink = if (it.urgent) palette.emergency.ink else palette.ink
            addView(context.iconButton(it.icon, it.label, ink, it.press))
        }
    }
}

/** An icon to press, 48 dp for the finger. */
fun Context.iconButton(icon: Int, label: String, ink: Int, press: () -> Unit): View =
    FrameLayout(this).apply {
        minimumWidth = dp(Space.TOUCH)
        minimumHeight = dp(Space.TOUCH)
        background = touchable(rounded(0, Space.TOUCH / 2), ink)
        addView(picture(icon, ink), FrameLayout.LayoutParams(iconSize(), iconSize(), Gravity.CENTER))
        setOnClickListener { press() }
        speak(label, Role.BUTTON)
    }

/** The red telephone. */
fun Context.emergencyPhone(press: () -> Unit) =
    BarAction(R.drawable.mdi_emergency_phone, getString(R.string.bar_emergency), urgent = true, press = press)
