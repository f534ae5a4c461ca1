package id.sakukader.phone

import android.graphics.Rect
import android.os.SystemClock
import android.view.InputDevice
import android.view.KeyEvent
import android.view.MotionEvent
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager.LayoutParams
import android.view.inputmethod.EditorInfo
import android.widget.ScrollView
import id.sakukader.harness.Window
import id.sakukader.harness.Windows

/** A finger, a mouse wheel and a keyboard on the windows of the phone. */
class Hands(private val touched: () -> Unit) {
    private var down: Window? = null
    private var downAt = 0L

    /** A touch, in pixels of the screen. */
    fun touch(kind: String, x: Float, y: Float) {
        val now = SystemClock.uptimeMillis()
        val action =
            when (kind) {
                "down" -> MotionEvent.ACTION_DOWN
                "up" -> MotionEvent.ACTION_UP
                "cancel" -> MotionEvent.ACTION_CANCEL
                else -> MotionEvent.ACTION_MOVE
            }
        if (kind == "down") {
            downAt = now
            down = at(x, y)
        }
        val window = down ?: return
        val event = MotionEvent.obtain(downAt, now, action, x - window.x, y - window.y, 0)
        event.source = InputDevice.SOURCE_TOUCHSCREEN
        window.root.dispatchTouchEvent(event)
        event.recycle()
        if (kind == "up" || kind == "cancel") down = null
        touched()
    }

    /**
     * Turns the wheel over a place. Robolectric's ViewConfiguration gives a wheel no way to go, so this does.
     */
    fun wheel(x: Float, y: Float, notches: Float) {
        val root = at(x, y)?.root ?: return
        val way = if (notches > 0) -1 else 1
        val under = Rect()
        val scroll =
            root.all().lastOrNull {
                it is ScrollView &&
                    it.isShown &&
                    it.getGlobalVisibleRect(under) &&
                    under.contains(x.toInt(), y.toInt()) &&
                    it.canScrollVertically(way)
            }
        scroll?.scrollBy(0, (-notches * NOTCH * root.resources.displayMetrics.density).toInt())
        touched()
    }

    /** Types into what has the focus, as a soft keyboard does. */
    fun type(text: String) {
        val focused = front()?.root?.findFocus() ?: return
        focused.onCreateInputConnection(EditorInfo())?.commitText(text, 1)
        touched()
    }

    /** Presses a key. */
    fun key(name: String) {
        val root = front()?.root ?: return
        val code = KeyEvent.keyCodeFromString("KEYCODE_$name")
        val now = SystemClock.uptimeMillis()
        root.dispatchKeyEvent(KeyEvent(now, now, KeyEvent.ACTION_DOWN, code, 0))
        root.dispatchKeyEvent(KeyEvent(now, now, KeyEvent.ACTION_UP, code, 0))
        touched()
    }

    private fun front() =
        Windows.all().lastOrNull { it.params.flags and LayoutParams.FLAG_NOT_FOCUSABLE == 0 }

    private fun at(x: Float, y: Float): Window? =
        Windows.all().lastOrNull {
            val inside = x >= it.x && y >= it.y && x < it.x + it.root.width && y < it.y + it.root.height
            val modal =
                it.params.flags and (LayoutParams.FLAG_NOT_TOUCH_MODAL or LayoutParams.FLAG_NOT_FOCUSABLE) ==
                    0
            it.params.flags and LayoutParams.FLAG_NOT_TOUCHABLE == 0 && (inside || modal)
        }

    private fun View.all(): List<View> =
        if (this is ViewGroup) listOf<View>(this) + (0 until childCount).flatMap { getChildAt(it).all() }
        else listOf(this)

    private companion object {
        /** Android's config_verticalScrollFactor, in dp. */
        const val NOTCH = 64
    }
}
