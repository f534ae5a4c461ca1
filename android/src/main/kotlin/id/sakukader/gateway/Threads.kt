package id.sakukader.gateway

import android.os.Handler
import android.os.Looper
import java.util.concurrent.Executor
import java.util.concurrent.Executors

/** Where calls run: one thread that reads, one that writes, and the one that draws. */
class Threads(val read: Executor, val write: Executor, val main: Executor) {
    companion object {
        /** A phone's. */
        fun ofThePhone(): Threads {
            val main = Handler(Looper.getMainLooper())
            return Threads(
                Executors.newSingleThreadExecutor { Thread(it, "saku-read") },
                Executors.newSingleThreadExecutor { Thread(it, "saku-write") },
                Executor { main.post(it) },
            )
        }
    }
}
