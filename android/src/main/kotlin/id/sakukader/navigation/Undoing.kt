package id.sakukader.navigation

import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.Question
import id.sakukader.kit.Asked
import id.sakukader.kit.confirmation

/** Undo and redo of a command, from the snackbar and from the history. */
internal class Undoing(private val stage: Stage) {
    fun undo(command: String, confirmed: List<String> = emptyList()) {
        stage.gateway.write({ undo(command, confirmed) }, stage::say) { answer(command, it, confirmed) }
    }

    fun redo(command: String) {
        stage.gateway.write({ redo(command) }, stage::say) { answer(command, it, emptyList()) }
    }

    private fun answer(command: String, answer: Answer, confirmed: List<String>) {
        when (answer) {
            is Answer.Done -> {
                stage.say(answer.sentence)
                stage.refresh()
            }
            is Answer.Problems -> stage.say(answer.problems.joinToString(" ") { it.sentence })
            is Answer.Questions -> ask(command, answer.questions, confirmed)
        }
    }

    private fun ask(command: String, questions: List<Question>, confirmed: List<String>) {
        val first = questions.first()
        val context = stage.context
        stage.sheet(context.getString(R.string.undo_title)) { close ->
            val sentence = questions.joinToString(" ") { it.sentence }
            context.confirmation(Asked(sentence, first.yes, first.no, R.drawable.mdi_undo), close) {
                undo(command, confirmed + questions.map { it.id })
            }
        }
    }
}
