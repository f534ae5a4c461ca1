package id.sakukader.settings

import android.content.ContentResolver
import android.net.Uri
import id.sakukader.navigation.PickedFile
import java.nio.ByteBuffer
import java.nio.charset.CharacterCodingException

/** What came of reading a file of text the kader picked. */
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
            when (val picked = PickedFile.of(file, from, LARGEST + 1)) {
                PickedFile.Unreadable -> Unreadable
                is PickedFile.Read -> textOf(picked)
            }

        private fun textOf(picked: PickedFile.Read): PickedText =
            try {
                when {
                    picked.bytes.size > LARGEST -> TooLarge
                    // A null byte is valid UTF-8, and in no text.
                    0.toByte() in picked.bytes -> NoText
                    else -> Read(picked.name, decode(picked.bytes))
                }
            } catch (_: CharacterCodingException) {
                NoText
            }

        /**
         * Strict: bytes that are no UTF-8 are refused, not replaced. A byte order mark is no part of the
         * text.
         */
        private fun decode(bytes: ByteArray): String =
            Charsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().removePrefix("\uFEFF")
    }
}
