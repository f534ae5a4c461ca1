package id.sakukader.kit

import android.annotation.TargetApi
import android.os.Build
import android.view.View
import android.view.Window
import android.view.WindowInsets
import android.view.WindowInsetsController

/** What the system covers at each side of the window, in pixels. */
class Edges(val left: Int, val top: Int, val right: Int, val bottom: Int, val keyboard: Boolean) {
    companion object {
        /** Bars, cut-outs and the keyboard, whichever reaches further in. */
        fun of(insets: WindowInsets): Edges =
            if (Build.VERSION.SDK_INT >= 30) Insets30.edges(insets) else before30(insets)

        @Suppress("DEPRECATION")
        private fun before30(insets: WindowInsets) =
            Edges(
                insets.systemWindowInsetLeft,
                insets.systemWindowInsetTop,
                insets.systemWindowInsetRight,
                insets.systemWindowInsetBottom,
                // The bars alone are what stays when the keyboard is away.
                insets.systemWindowInsetBottom > insets.stableInsetBottom,
            )
    }
}

/** Calls [apply] with the edges now and whenever they change. */
fun View.onEdges(apply: (Edges) -> Unit) {
    setOnApplyWindowInsetsListener { _, insets ->
        apply(Edges.of(insets))
        insets
    }
    addOnAttachStateChangeListener(
        object : View.OnAttachStateChangeListener {
            override fun onViewAttachedToWindow(view: View) = view.requestApplyInsets()

            override fun onViewDetachedFromWindow(view: View) = Unit
        }
    )
}

/** Lets the app draw under the bars. From API 35 on the system does it by itself. */
fun Window.drawEdgeToEdge() {
    if (Build.VERSION.SDK_INT >= 30) {
        Insets30.edgeToEdge(this)
    } else {
        @Suppress("DEPRECATION")
        decorView.systemUiVisibility =
            decorView.systemUiVisibility or
                View.SYSTEM_UI_FLAG_LAYOUT_STABLE or
                View.SYSTEM_UI_FLAG_LAYOUT_FULLSCREEN or
                View.SYSTEM_UI_FLAG_LAYOUT_HIDE_NAVIGATION
    }
}

/** Whether what the system draws over the app is light, for a dark ground, or dark. */
fun Window.lightIcons(on: Boolean) {
    if (Build.VERSION.SDK_INT >= 30) {
        Insets30.lightIcons(this, on)
    } else {
        @Suppress("DEPRECATION")
        // Before API 27 the navigation bar keeps a dark ground (themes.xml).
        val bars = if (Build.VERSION.SDK_INT >= 27) View.SYSTEM_UI_FLAG_LIGHT_NAVIGATION_BAR else 0
        val dark = View.SYSTEM_UI_FLAG_LIGHT_STATUS_BAR or bars
        @Suppress("DEPRECATION")
        decorView.systemUiVisibility =
            decorView.systemUiVisibility.let { if (on) it and dark.inv() else it or dark }
    }
}

/** What came with API 30. */
@TargetApi(30)
private object Insets30 {
    fun edges(insets: WindowInsets): Edges {
        val keyboard = WindowInsets.Type.ime()
        val all =
            insets.getInsets(WindowInsets.Type.systemBars() or WindowInsets.Type.displayCutout() or keyboard)
        return Edges(
            all.left,
            all.top,
            all.right,
            all.bottom,
            insets.isVisible(keyboard) && insets.getInsets(keyboard).bottom > 0,
        )
    }

    fun lightIcons(window: Window, on: Boolean) {
        val dark =
            WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS or
                WindowInsetsController.APPEARANCE_LIGHT_NAVIGATION_BARS
        window.insetsController?.setSystemBarsAppearance(if (on) 0 else dark, dark)
    }

    fun edgeToEdge(window: Window) = window.setDecorFitsSystemWindows(false)
}
