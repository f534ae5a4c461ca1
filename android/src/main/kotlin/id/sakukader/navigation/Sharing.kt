package id.sakukader.navigation

import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import id.sakukader.R
import id.sakukader.core.OutFile
import id.sakukader.core.Shared
import id.sakukader.gateway.Core
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.palette
import id.sakukader.kit.stack
import id.sakukader.kit.text
import java.io.IOException

/** Offers a list as a message or as a file; [made] when she goes to say where the file lies. */
fun Stage.share(list: Core.() -> Shared, made: () -> Unit = {}) {
    gateway.read(list, ::say) { shared ->
        when (shared) {
            is Shared.Refused -> say(shared.sentence)
            is Shared.Ready -> offer(shared, made)
        }
    }
}

private fun Stage.offer(shared: Shared.Ready, made: () -> Unit) =
    sheet(shared.title) { close ->
        context.column().apply {
            stack(context.text(Type.SECOND, shared.warning, context.palette.soft))
            stack(
                context.outlinedButton(context.getString(R.string.share_text), R.drawable.mdi_share) {
                    close()
                    send(shared.text)
                },
                Space.L,
            )
            stack(
                context.outlinedButton(context.getString(R.string.share_file), R.drawable.mdi_storage) {
                    close()
                    made()
                    if (!makeFile(shared.file.name, shared.file.kind))
                        say(context.getString(R.string.out_no_place))
                },
                Space.S,
            )
        }
    }

private fun Stage.send(text: String) {
    val message = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
    try {
        phone.startActivity(Intent.createChooser(message, null))
    } catch (_: ActivityNotFoundException) {
        say(context.getString(R.string.share_nobody))
    }
}

/** Fills a file the kader has made with the list. */
fun Stage.fillShared(file: Uri, list: Core.() -> Shared) = fill(file) { (list() as? Shared.Ready)?.file }

/** Fills a file the kader has made, and says so. */
fun Stage.fill(file: Uri, content: Core.() -> OutFile?) {
    val files = context.applicationContext.contentResolver
    val write: Core.() -> Boolean = {
        val bytes = content()?.bytes
        try {
            // Whatever was in the file is gone.
            bytes != null && files.openOutputStream(file, "wt")?.use { it.write(bytes) } != null
        } catch (_: IOException) {
            false
        } catch (_: SecurityException) {
            false
        }
    }
    gateway.read(write, ::say) { say(context.getString(if (it) R.string.out_done else R.string.out_failed)) }
}
