package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import id.sakukader.core.Action

/** How strongly a button asks to be pressed. */
enum class Weight {
    /** The one next step. */
    PRIMARY,

    /** On the primary's own ground, the other way round. */
    INVERSE,

    /** Another way to go. */
    OUTLINED,

    /** Quiet, within other things. */
    TEXT,

    /** Now. */
    EMERGENCY,

    /** White on the emergency screen. */
    ON_EMERGENCY,

    /** On the emergency screen's white card: the same in light and dark. */
    ON_WHITE,
}

/**
 * A button: a verb that says what happens, an icon before it; it grows with its text. [onGround] is the ink
 * of a quiet one on a coloured ground.
 */
class SakuButton(
    context: Context,
    val label: String,
    weight: Weight,
    icon: Int? = null,
    onGround: Int? = null,
    private val press: () -> Unit,
) : LinearLayout(context) {
    init {
        val palette = context.palette
        val (ink, ground, line) =
            when (weight) {
                Weight.PRIMARY -> Triple(palette.onPrimary, palette.primary, null)
                Weight.INVERSE -> Triple(palette.primary, palette.onPrimary, null)
                Weight.OUTLINED -> Triple(palette.primary, 0, palette.primary)
                Weight.TEXT -> Triple(onGround ?: palette.primary, 0, null)
                Weight.EMERGENCY -> Triple(palette.alarm.ink, palette.alarm.ground, null)
                Weight.ON_EMERGENCY -> Triple(palette.alarm.ground, palette.alarm.ink, null)
                Weight.ON_WHITE -> Triple(Palette.light.ink, 0, Palette.light.edge)
            }
        gravity = Gravity.CENTER
        minimumHeight = dp(if (weight == Weight.TEXT) Space.TOUCH else Space.BUTTON)
        minimumWidth = dp(Space.TOUCH)
        val side = if (weight == Weight.TEXT) Space.S else Space.L
        pad(side, Space.S, side, Space.S)
        background = context.touchable(context.rounded(ground, Space.BUTTON_RADIUS, line), ink)
        if (icon != null) {
            addView(
                context.picture(icon, ink),
                LayoutParams(iconSize(), iconSize()).apply { marginEnd = dp(Space.M) },
            )
        }
        addView(SnugText(context, Type.BODY_STRONG, label, ink), LayoutParams(WRAP_CONTENT, WRAP_CONTENT))
        setOnClickListener { if (isEnabled) press() }
        speak(label, Role.BUTTON)
    }

    /** A button that is at work takes no second tap. */
    override fun setEnabled(enabled: Boolean) {
        super.setEnabled(enabled)
        alpha = if (enabled) 1f else 0.5f
    }
}

/** The next step. */
fun Context.primaryButton(label: String, icon: Int? = null, press: () -> Unit) =
    SakuButton(this, label, Weight.PRIMARY, icon, press = press)

/** Another way to go. */
fun Context.outlinedButton(label: String, icon: Int? = null, press: () -> Unit) =
    SakuButton(this, label, Weight.OUTLINED, icon, press = press)

/** Within other things. */
fun Context.textButton(label: String, icon: Int? = null, press: () -> Unit) =
    SakuButton(this, label, Weight.TEXT, icon, press = press)

/** Now. */
fun Context.emergencyButton(label: String, icon: Int? = null, press: () -> Unit) =
    SakuButton(this, label, Weight.EMERGENCY, icon, press = press)

/** The button of an action of the core. */
fun Context.button(action: Action, weight: Weight, press: () -> Unit) =
    SakuButton(this, action.label, weight, Pictures.of(action.icon), press = press)
