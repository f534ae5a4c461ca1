package id.sakukader.kit

import android.content.Context
import android.content.res.ColorStateList
import android.graphics.Color
import android.graphics.drawable.Drawable
import android.graphics.drawable.GradientDrawable
import android.graphics.drawable.RippleDrawable

/** A rounded shape; a radius of half the height and more makes a pill. */
fun Context.rounded(
    ground: Int,
    radius: Int,
    line: Int? = null,
    lineWidth: Int = 1,
    dashed: Boolean = false,
): GradientDrawable =
    GradientDrawable().apply {
        setColor(ground)
        cornerRadius = dp(radius).toFloat()
        if (line != null) {
            if (dashed) setStroke(dp(lineWidth), line, dp(4).toFloat(), dp(3).toFloat())
            else setStroke(dp(lineWidth), line)
        }
    }

/** Round above, straight below: the head of a card, a sheet at the bottom edge. */
fun Context.roundedAbove(ground: Int, radius: Int): GradientDrawable =
    GradientDrawable().apply {
        setColor(ground)
        val r = dp(radius).toFloat()
        cornerRadii = floatArrayOf(r, r, r, r, 0f, 0f, 0f, 0f)
    }

/** A circle. */
fun circle(ground: Int): GradientDrawable =
    GradientDrawable().apply {
        shape = GradientDrawable.OVAL
        setColor(ground)
    }

/** Answers a touch on a shape. */
fun Context.touchable(shape: Drawable, ink: Int = palette.ink): RippleDrawable =
    RippleDrawable(ColorStateList.valueOf(faint(ink)), shape, shape.constantState?.newDrawable() ?: shape)

/** Answers a touch where there is no shape of its own, kept to the bounds of the view. */
fun Context.touchable(ink: Int = palette.ink): RippleDrawable =
    RippleDrawable(
        ColorStateList.valueOf(faint(ink)),
        null,
        GradientDrawable().apply { setColor(Color.WHITE) },
    )

private fun faint(ink: Int) = Color.argb(31, Color.red(ink), Color.green(ink), Color.blue(ink))
