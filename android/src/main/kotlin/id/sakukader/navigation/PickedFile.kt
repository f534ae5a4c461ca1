package id.sakukader.navigation

import android.content.ContentResolver
import android.net.Uri
import android.provider.OpenableColumns
import java.io.IOException
import java.io.InputStream

/** What came of reading a file the kader picked. */
sealed class PickedFile {
    /** The first bytes of a file called [name]. */
    class Read(val name: String, val bytes: ByteArray) : PickedFile()

    /** The other app does not hand it over, or it is gone. */
    object Unreadable : PickedFile()

    companion object {
        /** Reads at most so many bytes. Not on the main thread: the file may lie on a memory card. */
        fun of(file: Uri, from: ContentResolver, most: Int): PickedFile =
            try {
                val bytes = from.openInputStream(file)?.use { it.readAtMost(most) }
                if (bytes == null) Unreadable else Read(nameOf(file, from), bytes)
            } catch (_: IOException) {
                Unreadable
            } catch (_: SecurityException) {
                Unreadable
            }

        private fun InputStream.readAtMost(most: Int): ByteArray {
            val bytes = ByteArray(most)
            var filled = 0
            while (filled < most) {
                val more = read(bytes, filled, most - filled)
                if (more < 0) break
                filled += more
            }
            return bytes.copyOf(filled)
        }

        private fun nameOf(file: Uri, from: ContentResolver): String =
            from.query(file, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)?.use {
                if (it.moveToFirst()) it.getString(0) else null
            } ?: file.lastPathSegment.orEmpty()
    }
}
