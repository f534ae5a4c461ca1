package id.sakukader

import android.app.Application
import id.sakukader.gateway.Gateway
import id.sakukader.gateway.Threads
import java.io.File
import java.io.IOException

/** Holds the one open store: the real one, or the one to practise on. */
class App : Application() {
    /** Where the stores are. */
    val folder: File by lazy { home ?: filesDir }

    /** Where calls run. */
    val threads: Threads by lazy { threadsToUse ?: Threads.ofThePhone() }

    private var open: Gateway? = null
    private var before: Gateway? = null

    /** The store in use. */
    val gateway: Gateway
        get() = open ?: gatewayOf(mark.exists()).also { open = it }

    // A file, not a preference: which store is in use is known before any of them is open.
    private val mark: File
        get() = File(folder, "practising")

    /** Closes the store in use and goes on with the other. */
    fun practise(on: Boolean) {
        close()
        try {
            if (on) mark.createNewFile() else mark.delete()
        } catch (_: IOException) {
            // Practising then ends with the process; the store itself will say what is wrong with the folder.
        }
        open = gatewayOf(on)
    }

    /** Throws away what was practised and begins with the made-up posyandu again. */
    fun practiseAnew() {
        close()
        open = gatewayOf(practice = true, anew = true)
    }

    /** Closes the store, as the end of the process would. */
    fun close() {
        open?.close()
        before = open ?: before
        open = null
    }

    private fun gatewayOf(practice: Boolean, anew: Boolean = false) =
        Gateway(
            File(folder, if (practice) "latihan" else "store"),
            practice,
            threads,
            getString(R.string.trouble_bug),
            before,
            anew,
        )

    companion object {
        /** Set before the app starts, to keep the stores elsewhere (the phone in the browser). */
        var home: File? = null

        /** Set before the app starts, to run calls elsewhere (tests). */
        var threadsToUse: Threads? = null
    }
}
