package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout

/** Distances and sizes in dp. */
object Space {
    const val XS = 4
    const val S = 8
    const val M = 12
    const val L = 16
    const val XL = 24

    /** From the edge of the screen to what is on it. */
    const val EDGE = 16

    /** The smallest thing a finger is asked to hit. */
    const val TOUCH = 48

    const val CARD_RADIUS = 16
    const val FIELD_RADIUS = 14
    const val FIELD = 54
    const val BUTTON = 52
    const val BUTTON_RADIUS = 26
    const val CHIP = 28

    /** Half of anything that is high enough: both ends are round. */
    const val PILL = 100
    const val FILTER = 40
    const val TILE = 92
    const val ROW = 64
    const val AVATAR = 44
    const val ICON = 24
    const val TOP_BAR = 56
    const val BOTTOM_BAR = 72

    /** The widest a column of text gets: on tablets and in landscape the rest stays paper. */
    const val COLUMN = 560
}

/** Pixels of this many dp. */
fun Context.dp(n: Int): Int = Math.round(n * resources.displayMetrics.density)

/** Pixels of this many dp. */
fun View.dp(n: Int): Int = context.dp(n)

/** Pixels of an icon of this many dp: it grows with large text, though less, to stay beside its words. */
fun Context.iconSize(n: Int = Space.ICON): Int =
    Math.round(dp(n) * resources.configuration.fontScale.coerceIn(1f, MOST_ICON))

/** Pixels of an icon of this many dp. */
fun View.iconSize(n: Int = Space.ICON): Int = context.iconSize(n)

/** Large text on a narrow phone: what only decorates a row makes room for its words. */
val Context.wordsNeedTheRoom: Boolean
    get() = resources.configuration.let { it.screenWidthDp < LEAST_ROOM * it.fontScale }

private const val LEAST_ROOM = 180
private const val MOST_ICON = 1.4f

/** Padding in dp. */
fun View.pad(left: Int, top: Int, right: Int, bottom: Int) =
    setPaddingRelative(dp(left), dp(top), dp(right), dp(bottom))

/** A column; what is added gets its full width. */
fun Context.column(): LinearLayout = LinearLayout(this).apply { orientation = LinearLayout.VERTICAL }

/** Adds a view over the full width, with this many dp above it. */
fun LinearLayout.stack(view: View, above: Int = 0) {
    addView(view, LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT).apply { topMargin = dp(above) })
}

/** Adds a view as wide as it is, with this many dp above it. */
fun LinearLayout.stackNarrow(view: View, above: Int = 0) {
    addView(view, LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { topMargin = dp(above) })
}

/** Adds a view to a row that takes what is left of the width. */
fun LinearLayout.fill(view: View, before: Int = 0) {
    addView(view, LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f).apply { marginStart = dp(before) })
}
