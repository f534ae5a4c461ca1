package id.sakukader.lists

import id.sakukader.core.Answer
import id.sakukader.core.Watch
import id.sakukader.core.WatchInterface
import id.sakukader.gateway.Trouble

/**
 * A call that takes seconds. It goes on while the phone is turned: whoever shows it hears of its end. Main
 * thread only.
 */
class LongCall(val watch: Watch) {
    private var end: ((Heard) -> Unit)? = null
    private var heard: Heard? = null

    /** How far it is. */
    val progress
        get() = (watch as WatchInterface).progress()

    /** It was carried out. */
    fun answered(answer: Answer) = ended { it.answered(answer) }

    /** It was not. */
    fun failed(trouble: Trouble) = ended { it.failed(trouble) }

    /** Whoever shows it now; null when nobody does. */
    fun shownBy(heard: Heard?) {
        this.heard = heard
        tell()
    }

    private fun ended(how: (Heard) -> Unit) {
        end = how
        tell()
    }

    private fun tell() {
        val to = heard ?: return
        val how = end ?: return
        end = null
        how(to)
    }

    /** Who wants to know of the end. */
    interface Heard {
        /** It was carried out. */
        fun answered(answer: Answer)

        /** It was not. */
        fun failed(trouble: Trouble)
    }
}
