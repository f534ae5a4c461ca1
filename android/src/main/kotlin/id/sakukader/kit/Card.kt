package id.sakukader.kit

import android.content.Context
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.widget.LinearLayout
import id.sakukader.core.Action
import id.sakukader.core.Row
import id.sakukader.core.Target
import id.sakukader.core.Tone

/** White paper on paper: a line of 1 dp, no shadow. */
class Card(context: Context) : LinearLayout(context) {
    init {
        orientation = VERTICAL
        background = context.rounded(context.palette.card, Space.CARD_RADIUS, context.palette.line)
        clipToOutline = true
    }

    /** Adds a row, with a line above it when it is not the first. */
    fun row(view: View) {
        if (childCount > 0) {
            val line = View(context).apply { setBackgroundColor(context.palette.line) }
            addView(
                line,
                LayoutParams(MATCH_PARENT, dp(1)).apply { setMargins(dp(Space.L), 0, dp(Space.L), 0) },
            )
        }
        stack(view)
    }

    /** Adds something with the card's own margin around it. */
    fun body(view: View, above: Int = Space.L, below: Int = Space.L) {
        addView(
            view,
            LayoutParams(MATCH_PARENT, LayoutParams.WRAP_CONTENT).apply {
                setMargins(dp(Space.L), dp(above), dp(Space.L), dp(below))
            },
        )
    }
}

/** A card of the core's rows. */
fun Context.card(rows: List<Row>, open: (Target) -> Unit): Card =
    Card(this).apply { rows.forEach { row(ListRow(context, it, open)) } }

/** A card of what can be done, a row each. */
fun Context.actions(actions: List<Action>, open: (Target) -> Unit): Card =
    Card(this).apply {
        actions.forEach {
            val picture = context.circle(Pictures.of(it.icon), Tone.PLAIN)
            row(ListRow(context, picture, it.label, emptyList()) { open(it.target) })
        }
    }
