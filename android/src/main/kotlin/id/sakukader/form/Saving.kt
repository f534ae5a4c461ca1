package id.sakukader.form

import id.sakukader.core.Answer
import id.sakukader.core.Question
import id.sakukader.navigation.Stage

/** Where a save shows what came of it. */
internal interface SavingView {
    /** A save is under way. */
    fun busy(on: Boolean)

    /** It is written. */
    fun saved(answer: Answer.Done)

    /** Nothing is written: to this field, or to what concerns the form as a whole. */
    fun refused(field: String?)

    /** Nothing is written before this is answered. */
    fun ask(question: Question, answer: (Boolean) -> Unit)

    /** The answer was no: to what it was about. */
    fun declined(question: Question)
}

/** A save: sent once, refused with what to put right, or asked about until every question has its answer. */
internal class Saving(private val stage: Stage, private val view: SavingView) {
    private var busy = false

    /** Sends everything; a second tap meanwhile does nothing. */
    fun save(filling: Filling) {
        if (busy) return
        busy(true)
        val save = filling.save()
        val failed = { trouble: id.sakukader.gateway.Trouble ->
            busy(false)
            stage.say(trouble)
        }
        stage.gateway.write({ save(save) }, failed) { answer ->
            busy(false)
            when (answer) {
                is Answer.Done -> view.saved(answer)
                is Answer.Problems -> view.refused(filling.refuse(answer))
                is Answer.Questions -> ask(filling, answer.questions)
            }
        }
    }

    private fun ask(filling: Filling, questions: List<Question>) {
        val question = questions.firstOrNull() ?: return
        view.ask(question) { yes ->
            if (!yes) {
                view.declined(question)
            } else {
                filling.confirm(question)
                val rest = questions.drop(1)
                if (rest.isEmpty()) save(filling) else ask(filling, rest)
            }
        }
    }

    private fun busy(on: Boolean) {
        busy = on
        view.busy(on)
    }
}
