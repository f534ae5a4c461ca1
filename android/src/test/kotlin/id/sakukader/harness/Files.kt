package id.sakukader.harness

import android.app.Activity
import android.content.Intent
import android.net.Uri
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.InputStream
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.robolectric.Shadows.shadowOf

private val RunningApp.files
    get() = shadowOf(activity.applicationContext.contentResolver)

private fun address(name: String) = Uri.parse("content://berkas/$name")

/** Presses the button and comes back from the system's list of files with this one. */
fun RunningApp.pick(button: String, name: String, bytes: ByteArray) =
    pick(button, name) { ByteArrayInputStream(bytes) }

/** The same with a file that is read so; with none when nothing is picked. */
fun RunningApp.pick(button: String, name: String, file: (() -> InputStream)?) {
    tap(button)
    val asked = shadowOf(activity).nextStartedActivityForResult
    assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.intent.action)
    assertTrue(asked.intent.hasCategory(Intent.CATEGORY_OPENABLE))
    if (file != null) files.registerInputStreamSupplier(address(name), file)
    val result = if (file == null) Activity.RESULT_CANCELED else Activity.RESULT_OK
    shadowOf(activity).receiveResult(asked.intent, result, file?.let { Intent().setData(address(name)) })
    settle()
}

/** A file picked before comes to the screen there is: the process may have ended meanwhile. */
fun RunningApp.picked(name: String, bytes: ByteArray) {
    files.registerInputStreamSupplier(address(name)) { ByteArrayInputStream(bytes) }
    stage.picked(address(name))
    settle()
}

/** Answers the system's question where a file shall lie; what was written into it. */
fun RunningApp.made(): ByteArray {
    val asked = shadowOf(activity).nextStartedActivityForResult
    assertEquals(Intent.ACTION_CREATE_DOCUMENT, asked.intent.action)
    return written {
        shadowOf(activity).receiveResult(asked.intent, Activity.RESULT_OK, Intent().setData(it))
    }
}

/** The answer comes to the screen there is: the process may have ended meanwhile. */
fun RunningApp.madeLater(): ByteArray = written { stage.made(it) }

private fun RunningApp.written(made: (Uri) -> Unit): ByteArray {
    val written = ByteArrayOutputStream()
    files.registerOutputStream(address("baru"), written)
    made(address("baru"))
    settle()
    return written.toByteArray()
}
