package id.sakukader.kit

import android.content.Context
import android.graphics.Color
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ScrollView
import id.sakukader.R

/** Comes from below over a dimmed page; a tap beside it, or Back, puts it away. */
class BottomSheet(context: Context, title: String, content: LinearLayout, private val close: () -> Unit) :
    FrameLayout(context) {
    init {
        val dim =
            View(context).apply {
                setBackgroundColor(Color.argb(128, 0, 0, 0))
                setOnClickListener { close() }
                speak(context.getString(R.string.sheet_close), Role.BUTTON)
            }
        addView(dim, LayoutParams(MATCH_PARENT, MATCH_PARENT))
        val sheet =
            context.column().apply {
                background = context.roundedAbove(context.palette.background, Space.CARD_RADIUS + Space.S)
                setOnTouchListener { _, _ -> true }
                importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
                pad(Space.EDGE, Space.XL, Space.EDGE, Space.L)
                stack(context.text(Type.TITLE, title).heading())
                stack(content, Space.M)
            }
        val scroll = ScrollView(context).apply { addView(ColumnLayout(context, sheet)) }
        addView(scroll, LayoutParams(MATCH_PARENT, WRAP_CONTENT, Gravity.BOTTOM))
        paneTitle(title)
        onEdges {
            scroll.setPadding(it.left, it.top, it.right, 0)
            sheet.setPadding(sheet.paddingLeft, sheet.paddingTop, sheet.paddingRight, it.bottom + dp(Space.L))
        }
    }
}

/** The words of a sheet that asks once: why, the act with its picture, and the way back. */
class Asked(val why: String, val yes: String, val no: String, val picture: Int? = null)

/** What such a sheet is made of; either answer closes it. */
fun Context.confirmation(
    asked: Asked,
    close: () -> Unit,
    declined: () -> Unit = {},
    agreed: () -> Unit,
): LinearLayout {
    fun button(label: String, weight: Weight, picture: Int?, press: () -> Unit) =
        SakuButton(this, label, weight, picture) {
            close()
            press()
        }
    return column().apply {
        stack(text(Type.BODY, asked.why, palette.soft))
        stack(button(asked.yes, Weight.PRIMARY, asked.picture, agreed), Space.L)
        stack(button(asked.no, Weight.OUTLINED, null, declined), Space.S)
    }
}

/** The same in the app's own words. */
fun Context.asked(why: Int, yes: Int, no: Int, picture: Int) =
    Asked(getString(why), getString(yes), getString(no), picture)
