package id.sakukader.form

import android.content.Context
import android.widget.FrameLayout
import android.widget.LinearLayout
import id.sakukader.R
import id.sakukader.core.Field
import id.sakukader.core.FieldKind
import id.sakukader.core.FieldNote
import id.sakukader.kit.Banner
import id.sakukader.kit.SignGrid
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.palette
import id.sakukader.kit.readOnly
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.shapeOf
import id.sakukader.kit.stack
import id.sakukader.kit.text

/** The danger signs of a page, and what those that are there call for. */
internal class SignSection(
    private val context: Context,
    private val filling: Filling,
    private val changed: (Field, String) -> Unit,
) {
    val view: LinearLayout = context.column()
    private val frame = FrameLayout(context)
    private val advice = context.column()
    private val meanings = context.column()
    private var shown: List<String> = emptyList()
    private var said: List<FieldNote> = emptyList()

    init {
        view.stack(frame)
        view.stack(advice)
        view.stack(meanings)
    }

    fun follow() {
        val signs = filling.current.fields.filter { it.kind is FieldKind.Sign && filling.shows(it) }
        val ids = signs.map { it.id }
        if (ids != shown) {
            shown = ids
            frame.removeAllViews()
            val byId = signs.associateBy { it.id }
            val now = signs.map { it.copy(value = filling.values[it.id].orEmpty()) }
            explain(signs)
            val grid = SignGrid(context, now) { field, value -> byId[field]?.let { changed(it, value) } }
            if (filling.readOnly) grid.readOnly()
            frame.addView(grid)
        }
        drawAdvice(signs)
    }

    /** What belongs to each sign, under the tiles, so that these stay on one screen. */
    private fun explain(signs: List<Field>) {
        meanings.removeAllViews()
        val explained = signs.filter { it.help != null }
        if (explained.isEmpty()) return
        meanings.stack(context.sectionTitle(context.getString(R.string.signs_meaning)), Space.S)
        explained.forEach {
            meanings.stack(
                context.text(Type.SECOND, "${it.label}: ${it.help}", context.palette.soft),
                Space.S,
            )
        }
    }

    private fun drawAdvice(signs: List<Field>) {
        val notes = signs.mapNotNull { filling.note(it.id) }.filter { it.advice != null }
        if (notes == said) return
        said = notes
        advice.removeAllViews()
        notes.forEach { note ->
            val name = signs.first { it.id == note.field }.label
            val level = note.chip?.text?.let { " · $it" }.orEmpty()
            val words = "$name$level: ${note.advice?.text.orEmpty()}"
            advice.stack(
                Banner(
                    context,
                    words,
                    note.tone,
                    shapeOf(note.tone) ?: R.drawable.mdi_bulb,
                    note.advice?.source?.takeIf(String::isNotEmpty),
                ),
                Space.M,
            )
        }
    }
}
