package id.sakukader.forms

import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import id.sakukader.core.FieldKind
import id.sakukader.harness.Eyes
import id.sakukader.harness.RunningApp
import id.sakukader.kit.Banner
import id.sakukader.kit.BottomSheet
import id.sakukader.kit.QuestionBlock
import id.sakukader.kit.SakuButton
import id.sakukader.kit.SignGrid
import id.sakukader.navigation.Place
import org.junit.Assert.assertTrue

/** Fills the form on the screen as a person does: taps, types, goes on, saves. */
class Hand(private val app: RunningApp) {
    /** Pages gone through. */
    var pages = 0
        private set

    /** Gives these answers on every page, calls [stop] at each, and saves. */
    fun fill(values: Map<String, String>, stop: (page: Int) -> Unit = {}) {
        val form = app.stage.places.last()
        pages = 1
        while (true) {
            page(values, form)
            stop(pages)
            if (app.texts().none { it == "Lanjut" }) break
            app.tap("Lanjut")
            pages++
        }
        app.tap("Simpan")
        // What is asked before it is written is answered with yes.
        repeat(QUESTIONS) {
            val asked =
                Eyes.shownViews()
                    .filter { it is BottomSheet || it is Banner }
                    .map(::buttons)
                    .firstOrNull { it.size > 1 } ?: return
            asked.first().performClick()
            app.settle()
        }
    }

    private fun page(values: Map<String, String>, form: Place) {
        signs(values, form)
        // An answer may open a question below it.
        val done = HashSet<String>()
        while (true) {
            val block =
                blocks().firstOrNull { it.item.id !in done && it.value != values[it.item.id].orEmpty() }
                    ?: return
            done.add(block.item.id)
            answer(block, values[block.item.id].orEmpty())
            leaveEmergency(form)
        }
    }

    private fun blocks() =
        Eyes.shownViews().filterIsInstance<QuestionBlock>().filter { it.item.kind !is FieldKind.Note }

    private fun answer(block: QuestionBlock, value: String) {
        val kind = block.item.kind
        if (kind is FieldKind.Choice) {
            // A second tap on what is chosen takes it back.
            val word = kind.options.first { it.value == value.ifEmpty { block.value } }.label
            all(block).first { it.isClickable && it.contentDescription == word }.performClick()
        } else {
            val edit = all(block).filterIsInstance<EditText>().first()
            edit.requestFocus()
            edit.setText(value)
        }
        app.pass(REACT_MS)
    }

    private fun signs(values: Map<String, String>, form: Place) {
        fun grid() = Eyes.shownViews().filterIsInstance<SignGrid>().firstOrNull()
        val first = grid() ?: return
        for ((sign, now) in first.answers()) {
            val there = values[sign] == "yes"
            if (there == (now == "yes")) continue
            grid()!!.tile(sign).performClick()
            app.settle()
            leaveEmergency(form)
        }
        if (grid()!!.answers().values.any { it.isEmpty() }) {
            app.tap(
                if (grid()!!.answers().containsValue("yes")) "Selain itu tidak ada" else "Tidak ada satu pun"
            )
        }
    }

    private fun leaveEmergency(form: Place) {
        if (app.stage.places.last() == form) return
        assertTrue("the emergency takes over", app.stage.places.last() is Place.Emergency)
        app.sees("SEGERA")
        app.back()
    }

    private fun all(view: View): List<View> =
        listOf(view) +
            if (view is ViewGroup) (0 until view.childCount).flatMap { all(view.getChildAt(it)) }
            else emptyList()

    private fun buttons(view: View) = all(view).filterIsInstance<SakuButton>()

    private companion object {
        const val REACT_MS = 110L
        const val QUESTIONS = 6
    }
}
