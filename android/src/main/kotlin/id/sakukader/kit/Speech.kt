package id.sakukader.kit

import android.annotation.TargetApi
import android.os.Build
import android.view.View
import android.view.ViewGroup
import android.view.accessibility.AccessibilityNodeInfo

/** What a control is to TalkBack. */
enum class Role(val className: String) {
    BUTTON("android.widget.Button"),
    RADIO("android.widget.RadioButton"),
    CHECK("android.widget.CheckBox"),
    TAB("android.widget.TabWidget"),
    SWITCH("android.widget.Switch"),
}

/**
 * TalkBack reads the view as one sentence and says what it is; [chosen] is null where nothing can be chosen.
 */
fun View.speak(sentence: String, role: Role? = null, chosen: Boolean? = null) {
    contentDescription = sentence
    isFocusable = isFocusable || isClickable
    if (!isClickable && Build.VERSION.SDK_INT >= 28) Speech28.readAsOne(this)
    if (this is ViewGroup) hideChildren()
    isSelected = chosen == true
    accessibilityDelegate =
        object : View.AccessibilityDelegate() {
            override fun onInitializeAccessibilityNodeInfo(host: View, info: AccessibilityNodeInfo) {
                super.onInitializeAccessibilityNodeInfo(host, info)
                if (role != null) info.className = role.className
                if (chosen != null) {
                    info.isCheckable = true
                    info.isChecked = chosen
                }
            }
        }
}

private fun ViewGroup.hideChildren() {
    for (i in 0 until childCount) getChildAt(i).importantForAccessibility =
        View.IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS
}

/** Marks a heading, by which TalkBack jumps. */
fun <T : View> T.heading(): T {
    if (Build.VERSION.SDK_INT >= 28) Speech28.heading(this)
    return this
}

/** Says the name of a page, sheet or dialog when it appears. */
fun View.paneTitle(title: String) {
    if (Build.VERSION.SDK_INT >= 28) Speech28.paneTitle(this, title)
}

/** What came with API 28. */
@TargetApi(28)
private object Speech28 {
    fun readAsOne(view: View) {
        view.isScreenReaderFocusable = true
    }

    fun heading(view: View) {
        view.isAccessibilityHeading = true
    }

    fun paneTitle(view: View, title: String) {
        view.accessibilityPaneTitle = title
    }
}
