package id.sakukader.harness

import id.sakukader.gateway.Threads
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors

/** Threads that run calls at once, until a test makes some take their time: then they end when it says. */
class HeldThreads {
    private val beside = Executors.newSingleThreadExecutor { Thread(it).apply { isDaemon = true } }
    private val answers = ConcurrentLinkedQueue<Runnable>()
    private val commands = ArrayDeque<Runnable>()

    /** Commands wait before they begin. */
    var holdsCommands = false

    /** Reads are at work beside the main thread, and what they answer waits. */
    @Volatile var holdsAnswers = false

    /** For the app. */
    val threads =
        Threads(
            { if (holdsAnswers) beside.execute(it) else it.run() },
            { if (holdsCommands) commands.add(it) else it.run() },
            { if (holdsAnswers) answers.add(it) else it.run() },
        )

    /** A read that was beside has its answer. */
    val answered: Boolean
        get() = answers.isNotEmpty()

    /** What waited goes on, and what comes next is at once again. */
    fun letGo() {
        holdsCommands = false
        holdsAnswers = false
        generateSequence(commands::removeFirstOrNull).forEach(Runnable::run)
        generateSequence(answers::poll).forEach(Runnable::run)
    }
}
