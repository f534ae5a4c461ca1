package id.sakukader

import android.app.Application
import android.content.Context
import id.sakukader.gateway.Gateway
import id.sakukader.gateway.Threads
import java.io.File

/** Holds the one open store: the real one, or the one to practise on. */
class App : Application() {
    /** Where the stores are. */
    val folder: File by lazy { home ?: filesDir }

    /** Where calls run. */
    val threads: Threads by lazy { threadsToUse ?: Threads.ofThePhone() }

    /** The store in use. */
    var gateway: Gateway
        get() = open ?: gatewayOf(practised()).also { open = it }
        private set(value) {
            open = value
        }

    private var open: Gateway? = null

    /** Closes the store in use and goes on with the other. */
    fun practise(on: Boolean) {
        open?.close()
        choices().edit().putBoolean(PRACTICE, on).apply()
        gateway = gatewayOf(on)
    }

    /** Closes the store, as the end of the process would. */
    fun close() {
        open?.close()
        open = null
    }

    private fun gatewayOf(practice: Boolean) =
        Gateway(
            File(folder, if (practice) "latihan" else "store"),
            practice,
            threads,
            getString(R.string.trouble_bug),
        )

    private fun practised() = choices().getBoolean(PRACTICE, false)

    private fun choices() = getSharedPreferences("choices", Context.MODE_PRIVATE)

    companion object {
        private const val PRACTICE = "practice"

        /** Set before the app starts, to keep the stores elsewhere (the phone in the browser). */
        var home: File? = null

        /** Set before the app starts, to run calls elsewhere (tests). */
        var threadsToUse: Threads? = null
    }
}
