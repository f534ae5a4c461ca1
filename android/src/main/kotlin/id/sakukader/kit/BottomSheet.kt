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

/** What a sheet that asks once is made of: why, the act, and the way back. */
fun Context.confirmation(sentence: String, act: SakuButton, back: SakuButton): LinearLayout =
    column().apply {
        stack(text(Type.BODY, sentence, palette.soft))
        stack(act, Space.L)
        stack(back, Space.S)
    }
