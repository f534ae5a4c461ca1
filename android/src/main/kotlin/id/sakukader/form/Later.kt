package id.sakukader.form

import android.os.Handler
import android.os.Looper

/** Something done a little later on the main thread, once for all that asked meanwhile. */
internal class Later(private val ms: Long, private val act: () -> Unit) {
    private val handler = Handler(Looper.getMainLooper())
    private val run = Runnable {
        waiting = false
        act()
    }

    /** Something waits to be done. */
    var waiting = false
        private set

    /** Does it so long after the first that asked. */
    fun soon() {
        if (waiting) return
        waiting = true
        handler.postDelayed(run, ms)
    }

    /** Does it so long after the last that asked. */
    fun afterwards() {
        cancel()
        soon()
    }

    /** Does not do it. */
    fun cancel() {
        waiting = false
        handler.removeCallbacks(run)
    }

    /** Does it now, when something waits. */
    fun now() {
        if (!waiting) return
        cancel()
        act()
    }
}
