package id.sakukader.gateway

import android.util.Log
import id.sakukader.core.Saku
import id.sakukader.core.SakuInterface
import id.sakukader.core.discardPractice
import id.sakukader.core.practiceFilled
import id.sakukader.core.setAside
import java.io.File
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executor

/** What the core answers; each call is one screen or one command. */
typealias Core = SakuInterface

/** A call under way. */
class Call {
    /** Nobody waits for the answer any more: it is dropped. */
    @Volatile
    var dropped = false
        private set

    /** Drops the answer; a command is carried out all the same. */
    fun drop() {
        dropped = true
    }
}

/**
 * The only way into the core. The store is opened by the first call, on that call's thread; a call that finds
 * it cannot be opened answers why, and the next one tries again. Answers come on the main thread. The store
 * of the gateway [after] which this one comes is closed first: both may be the same file. A store to practise
 * on can begin [anew].
 */
class Gateway(
    private val folder: File,
    val practice: Boolean,
    private val threads: Threads,
    private val bug: String,
    private val after: Gateway? = null,
    private val anew: Boolean = false,
) {
    private val shut = CountDownLatch(1)

    private val store = lazy {
        after?.shut?.await()
        folder.mkdirs()
        if (practice && anew) discardPractice(folder.path)
        Saku.open(folder.path, practice)
    }

    @Volatile private var closed = false

    /** Asks for a record. */
    fun <T> read(call: Core.() -> T, failed: (Trouble) -> Unit, then: (T) -> Unit): Call =
        run(threads.read, { open().call() }, failed, then)

    /** Gives a command; commands run one after another, in the order given. */
    fun <T> write(call: Core.() -> T, failed: (Trouble) -> Unit, then: (T) -> Unit): Call =
        run(threads.write, { open().call() }, failed, then)

    /** Moves a store that cannot be read aside; answers the name it has now. */
    fun setAside(failed: (Trouble) -> Unit, then: (String) -> Unit): Call =
        run(threads.write, { setAside(folder.path) }, failed, then)

    /** How much of a practice store that is being filled is done, in hundredths. */
    val filled: Int?
        get() = practiceFilled()?.toInt()

    /** Closes the store once the commands already given are done. */
    fun close() =
        threads.write.execute {
            synchronized(this) { closed = true }
            try {
                if (store.isInitialized()) store.value.close()
            } finally {
                shut.countDown()
            }
        }

    private fun open(): Core {
        synchronized(this) { check(!closed) { "the gateway is closed" } }
        return store.value
    }

    private fun <T> run(on: Executor, work: () -> T, failed: (Trouble) -> Unit, then: (T) -> Unit): Call {
        val call = Call()
        on.execute {
            val answer = runCatching(work)
            threads.main.execute { if (!call.dropped) answer.fold(then) { failed(trouble(it)) } }
        }
        return call
    }

    private fun trouble(error: Throwable): Trouble {
        val trouble = Trouble.of(error, bug)
        // The class alone: the text of an error may quote what was written.
        if (trouble is Trouble.Bug) Log.e("gateway", error.javaClass.name)
        return trouble
    }
}
