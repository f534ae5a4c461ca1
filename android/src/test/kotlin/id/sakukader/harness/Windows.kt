package id.sakukader.harness

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Rect
import android.view.Gravity
import android.view.View
import android.view.WindowManager.LayoutParams
import android.view.WindowManagerGlobal
import java.io.File
import org.robolectric.RuntimeEnvironment

/** A window of this process and where it stands on the screen. */
class Window(val root: View, val params: LayoutParams, val x: Int, val y: Int)

/**
 * All windows, as a phone would show them. Robolectric keeps them, but neither places nor composites them.
 */
object Windows {
    /** Bottom first. */
    fun all(): List<Window> {
        val global = WindowManagerGlobal.getInstance()
        val views = (hidden(global, "mViews") as List<*>).filterIsInstance<View>()
        val params = (hidden(global, "mParams") as List<*>).filterIsInstance<LayoutParams>()
        return views
            .zip(params)
            .filter { (view, _) -> view.visibility == View.VISIBLE && view.width > 0 }
            .map { (view, param) -> place(view, param) }
            .sortedBy { if (it.params.type < LayoutParams.FIRST_SUB_WINDOW) 0 else 1 }
    }

    private fun place(view: View, params: LayoutParams): Window {
        val screen = view.resources.displayMetrics
        val at = Rect()
        val gravity = if (params.gravity == 0) Gravity.TOP or Gravity.START else params.gravity
        val all = Rect(0, 0, screen.widthPixels, screen.heightPixels)
        Gravity.apply(gravity, view.width, view.height, all, params.x, params.y, at, view.layoutDirection)
        hiddenField(View::class.java, "mAttachInfo").get(view)?.let { info ->
            hiddenField(info.javaClass, "mWindowLeft").setInt(info, at.left)
            hiddenField(info.javaClass, "mWindowTop").setInt(info, at.top)
        }
        return Window(view, params, at.left, at.top)
    }

    /** The picture of the whole screen. */
    fun picture(): Bitmap {
        val screen = RuntimeEnvironment.getApplication().resources.displayMetrics
        return Bitmap.createBitmap(screen.widthPixels, screen.heightPixels, Bitmap.Config.ARGB_8888)
            .also(::draw)
    }

    /** Draws all windows, each dimming what is behind it when it asks for that. */
    fun draw(into: Bitmap) {
        val canvas = Canvas(into)
        canvas.drawColor(Color.BLACK)
        for (window in all()) {
            if (window.params.flags and LayoutParams.FLAG_DIM_BEHIND != 0) {
                canvas.drawColor(Color.argb((window.params.dimAmount * 255).toInt(), 0, 0, 0))
            }
            canvas.save()
            canvas.translate(window.x.toFloat(), window.y.toFloat())
            window.root.draw(canvas)
            canvas.restore()
        }
    }

    /** Writes a picture as PNG. */
    fun save(picture: Bitmap, file: File) {
        file.parentFile?.mkdirs()
        file.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }

    private fun hidden(from: Any, name: String): Any? = hiddenField(from.javaClass, name).get(from)

    private fun hiddenField(of: Class<*>, name: String) =
        of.getDeclaredField(name).apply { isAccessible = true }
}
