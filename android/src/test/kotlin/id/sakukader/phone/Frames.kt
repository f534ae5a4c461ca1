package id.sakukader.phone

import android.graphics.Bitmap
import java.io.ByteArrayOutputStream

/** The newest picture of the screen and the newest remark, for whoever waits for them. */
class Frames {
    /** A picture with its number, and a remark with its own. */
    class Frame(val number: Long, val jpeg: ByteArray, val remark: String, val remarkNumber: Long)

    private val lock = Object()
    private var frame = Frame(0, ByteArray(0), "", 0)

    /** The number of the newest picture. */
    val number: Long
        get() = synchronized(lock) { frame.number }

    /** A new picture. */
    fun show(picture: Bitmap) {
        val out = ByteArrayOutputStream(SIZE)
        picture.compress(Bitmap.CompressFormat.JPEG, QUALITY, out)
        put { Frame(it.number + 1, out.toByteArray(), it.remark, it.remarkNumber) }
    }

    /** Something to say beside the phone. */
    fun say(remark: String) = put { Frame(it.number, it.jpeg, remark, it.remarkNumber + 1) }

    /** The first picture or remark newer than these, or the same ones after a while. */
    fun after(number: Long, remarkNumber: Long): Frame =
        synchronized(lock) {
            val until = System.currentTimeMillis() + PATIENCE_MS
            while (
                frame.number <= number &&
                    frame.remarkNumber <= remarkNumber &&
                    System.currentTimeMillis() < until
            ) lock.wait(1000)
            frame
        }

    private fun put(next: (Frame) -> Frame) =
        synchronized(lock) {
            frame = next(frame)
            lock.notifyAll()
        }

    private companion object {
        const val SIZE = 200_000
        const val QUALITY = 92
        const val PATIENCE_MS = 20_000
    }
}
