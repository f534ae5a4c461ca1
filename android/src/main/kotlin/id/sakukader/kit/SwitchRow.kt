package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.widget.FrameLayout
import android.widget.LinearLayout
import id.sakukader.R

/** Something that is on or off, with what that means. The whole row is the switch. */
class SwitchRow(
    context: Context,
    leading: View,
    title: String,
    note: String,
    on: Boolean,
    press: () -> Unit,
) : LinearLayout(context) {
    init {
        orientation = VERTICAL
        minimumHeight = dp(Space.ROW)
        pad(Space.L, Space.M, Space.L, Space.M)
        val head = LinearLayout(context).apply { gravity = Gravity.CENTER_VERTICAL }
        head.addView(
            leading,
            LayoutParams(dp(Space.AVATAR), dp(Space.AVATAR)).apply { marginEnd = dp(Space.M) },
        )
        head.fill(context.text(Type.BODY_STRONG, title))
        head.addView(slider(on), LayoutParams(dp(52), dp(32)).apply { marginStart = dp(Space.M) })
        stack(head)
        stack(context.text(Type.SECOND, note, context.palette.soft), Space.S)
        background = context.touchable()
        setOnClickListener { press() }
        speak("$title. $note", Role.SWITCH, on)
    }

    private fun slider(on: Boolean): View =
        FrameLayout(context).apply {
            val palette = context.palette
            background =
                if (on) context.rounded(palette.primary, 16)
                else context.rounded(palette.card, 16, palette.edge, 2)
            val knob =
                FrameLayout(context).apply {
                    background = circle(if (on) palette.onPrimary else palette.edge)
                    if (on)
                        addView(
                            context.picture(R.drawable.mdi_check, palette.primary, 16),
                            FrameLayout.LayoutParams(dp(16), dp(16), Gravity.CENTER),
                        )
                }
            val side = if (on) 24 else 16
            addView(
                knob,
                FrameLayout.LayoutParams(
                        dp(side),
                        dp(side),
                        Gravity.CENTER_VERTICAL or if (on) Gravity.END else Gravity.START,
                    )
                    .apply { setMargins(dp(if (on) 4 else 8), 0, dp(if (on) 4 else 8), 0) },
            )
        }
}
