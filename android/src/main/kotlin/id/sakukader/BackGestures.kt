package id.sakukader

import android.annotation.TargetApi
import android.app.Activity
import android.window.OnBackInvokedCallback
import android.window.OnBackInvokedDispatcher

/** Hears of Back by gesture or button, while the app has somewhere to go back to. */
interface BackGestures {
    /** Listens, or leaves Back to the system, which then shows where it leads. */
    fun listen(on: Boolean)
}

/** What came with API 33. */
@TargetApi(33)
internal class BackGestures33(private val dispatcher: OnBackInvokedDispatcher, back: () -> Unit) :
    BackGestures {
    private val callback = OnBackInvokedCallback { back() }
    private var listening = false

    override fun listen(on: Boolean) {
        if (on == listening) return
        listening = on
        if (on) {
            dispatcher.registerOnBackInvokedCallback(OnBackInvokedDispatcher.PRIORITY_DEFAULT, callback)
        } else {
            dispatcher.unregisterOnBackInvokedCallback(callback)
        }
    }

    @TargetApi(33)
    companion object {
        fun of(activity: Activity, back: () -> Unit) = BackGestures33(activity.onBackInvokedDispatcher, back)
    }
}
