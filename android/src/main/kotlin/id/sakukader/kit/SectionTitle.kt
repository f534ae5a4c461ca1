package id.sakukader.kit

import android.content.Context
import android.view.View

/** The title of a part of a screen. */
fun Context.sectionTitle(words: String): View =
    text(Type.SECOND_STRONG, words, palette.soft).heading().apply { pad(0, Space.M, 0, 0) }

/** A sentence in the colour of its tone. */
fun Context.line(line: id.sakukader.core.Line): View = text(Type.SECOND, line.text, palette.ink(line.tone))
