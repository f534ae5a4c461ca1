package id.sakukader.settings

import android.content.ContentResolver
import android.net.Uri
import android.provider.OpenableColumns
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.charset.CharacterCodingException

/** What came of reading a file the kader picked. */
sealed class PickedText {
    /** The text of a file called [name]. */
    class Read(val name: String, val text: String) : PickedText()

    /** It holds more than [LARGEST]. */
    object TooLarge : PickedText()

    /** It is no UTF-8 text: a picture, a spreadsheet. */
    object NoText : PickedText()

    /** The other app does not hand it over, or it is gone. */
    object Unreadable : PickedText()

    companion object {
        /** The most bytes a checklist may have (docs/rules.md); no more than that is read into memory. */
        const val LARGEST = 64 * 1024

        /** Reads a picked file. Not on the main thread: it may lie on a memory card. */
        fun of(file: Uri, from: ContentResolver): PickedText =
            try {
                val bytes = from.openInputStream(file)?.use { it.readAtMost(LARGEST + 1) }
                when {
                    bytes == null -> Unreadable
                    bytes.size > LARGEST -> TooLarge
                    // A null byte is valid UTF-8, and in no text.
                    0.toByte() in bytes -> NoText
                    else -> Read(nameOf(file, from), decode(bytes))
                }
            } catch (_: CharacterCodingException) {
                NoText
            } catch (_: IOException) {
                Unreadable
            } catch (_: SecurityException) {
                Unreadable
            }

        /**
         * Strict: bytes that are no UTF-8 are refused, not replaced. A byte order mark is no part of the
         * text.
         */
        private fun decode(bytes: ByteArray): String =
            Charsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().removePrefix("\uFEFF")

        private fun java.io.InputStream.readAtMost(most: Int): ByteArray {
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
