package id.sakukader.phone

import android.os.Bundle
import android.os.Looper
import android.view.Choreographer
import android.view.DisplayEventReceiver
import android.view.View
import id.sakukader.App
import id.sakukader.MainActivity
import id.sakukader.harness.Windows
import java.io.File
import java.time.Duration
import java.util.WeakHashMap
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlin.system.exitProcess
import org.junit.Test
import org.junit.runner.JUnitCore
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import org.robolectric.shadows.ShadowChoreographer

/**
 * The real app on a page in the browser, at http://127.0.0.1:[phone.port]/. The store lies in [phone.folder]
 * and survives a restart. A main program: Robolectric only starts inside a JUnit runner, so [main] runs one
 * "test" that does not end.
 */
object Phone {
    @JvmStatic
    fun main(args: Array<String>) {
        val result = JUnitCore().run(Session::class.java)
        result.failures.forEach { System.err.println(it.trace) }
        exitProcess(if (result.wasSuccessful()) 0 else 1)
    }
}

/** One run of the phone. All of Android runs on this one thread; the page's wishes wait in [jobs]. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], qualifiers = "in-rID-w360dp-h800dp-xhdpi")
class Session {
    private val jobs = LinkedBlockingQueue<() -> Unit>()
    private val frames = Frames()
    private val hands = Hands { draw = true }
    private val watched = WeakHashMap<View, Boolean>()
    private lateinit var controller: ActivityController<MainActivity>
    private var windows = emptyList<View>()
    private var draw = true
    private var lastFrame = 0L

    private val doFrame =
        Choreographer::class
            .java
            .declaredMethods
            .single { it.name == "doFrame" }
            .apply { isAccessible = true }
    private val asked =
        Choreographer::class.java.getDeclaredField("mFrameScheduled").apply { isAccessible = true }
    private val vsyncData =
        DisplayEventReceiver.VsyncEventData::class
            .java
            .getDeclaredConstructor()
            .apply { isAccessible = true }
            .newInstance()

    @Test
    fun run() {
        App.home = File(System.getProperty("phone.folder") ?: error("-Dphone.folder is missing"))
        // Frames come from vsync(): Robolectric's own run an animation through at once.
        ShadowChoreographer.setPaused(true)
        ShadowChoreographer.setFrameDelay(Duration.ofDays(1))
        controller = Robolectric.buildActivity(MainActivity::class.java).setup()
        val port = System.getProperty("phone.port", "8300").toInt()
        Server(frames, ::ask, this).start(port)
        var last = System.nanoTime()
        var greeted = false
        while (true) {
            jobs.poll(PAUSE_MS, TimeUnit.MILLISECONDS)?.let { safely(it) }
            // The phone's clock follows the wall clock, at most a tenth of a second a turn.
            val now = System.nanoTime()
            val ms = ((now - last) / NANOS).coerceIn(0, 100)
            if (ms > 0) {
                last = now
                safely {
                    shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(ms))
                    vsync()
                }
            }
            safely(::watch)
            if (draw && !layingOut()) {
                draw = false
                frames.show(Windows.picture())
            }
            if (!greeted) {
                greeted = true
                println("SakuKader is open at http://127.0.0.1:$port/ (end with Ctrl+C)")
            }
        }
    }

    /** Runs something on the phone's thread and waits for what it answers. */
    private fun <T> ask(job: () -> T): T {
        val answer = LinkedBlockingQueue<Result<T>>(1)
        jobs.add { answer.add(runCatching(job)) }
        return answer.take().getOrThrow()
    }

    /** A touch, in pixels of the screen: `down`, `move`, `up`, `cancel`. */
    fun touch(kind: String, x: Float, y: Float) {
        // A slow change of screen may have kept this waiting: lay the new one out first, as a phone would.
        if (kind == "down") repeat(3) { settle() }
        hands.touch(kind, x, y)
    }

    /** The wheel of a mouse. */
    fun wheel(x: Float, y: Float, by: Float) = hands.wheel(x, y, by)

    /** Typed text. */
    fun type(text: String) = hands.type(text)

    /** A key by its name; Back goes to the app, or to the dialog over it. */
    fun key(name: String) {
        if (name == "BACK" && Windows.all().size == 1) {
            @Suppress("DEPRECATION") controller.get().onBackPressed()
            draw = true
        } else {
            hands.key(name)
        }
    }

    /** Turns the phone, makes it dark: Robolectric's qualifiers. */
    fun configure(qualifiers: String) {
        RuntimeEnvironment.setQualifiers(qualifiers)
        changed()
    }

    /** The size of text, as the phone's settings have it. */
    fun font(scale: Float) {
        RuntimeEnvironment.setFontScale(scale)
        changed()
    }

    /** What the system does to an app in the background: the process is gone, its saved state comes back. */
    fun kill() {
        val state = Bundle()
        controller.pause().stop().saveInstanceState(state).destroy()
        (RuntimeEnvironment.getApplication() as App).close()
        controller = Robolectric.buildActivity(MainActivity::class.java).setup(state)
        draw = true
    }

    /** What is on the screen, for tests. */
    fun texts(): String {
        repeat(2) { settle() }
        return Texts.json(frames.number)
    }

    private fun changed() {
        controller.configurationChange()
        controller.visible()
        draw = true
    }

    private fun settle() {
        shadowOf(Looper.getMainLooper()).idle()
        lastFrame = 0
        vsync()
    }

    /** A frame, at most every 16 ms, if one was asked for. */
    private fun vsync() {
        val now = android.os.SystemClock.uptimeMillis()
        val choreographer = Choreographer.getInstance()
        if (now - lastFrame < FRAME_MS || !asked.getBoolean(choreographer)) return
        lastFrame = now
        doFrame.invoke(choreographer, now * NANOS, 0, vsyncData)
        shadowOf(Looper.getMainLooper()).idle()
    }

    /** A new screen stands in the window and waits for its frame: what would be drawn now is empty. */
    private fun layingOut(): Boolean =
        asked.getBoolean(Choreographer.getInstance()) && Windows.all().any { it.root.isLayoutRequested }

    /** Notes when a window comes, goes or draws, when the app opens another, and when it ends. */
    private fun watch() {
        val now = Windows.all().map { it.root }
        if (now != windows) {
            windows = now
            draw = true
        }
        for (view in now) {
            if (watched.put(view, true) != null) continue
            view.viewTreeObserver.addOnPreDrawListener {
                draw = true
                true
            }
        }
        val activity = controller.get()
        shadowOf(activity).nextStartedActivity?.let {
            frames.say("Opened: ${it.action?.substringAfterLast('.')} ${it.dataString.orEmpty()}")
        }
        if (activity.isFinishing) {
            // Back at the first place leaves the app; here it starts again.
            controller.close()
            frames.say("The app was left and started again.")
            controller = Robolectric.buildActivity(MainActivity::class.java).setup()
            draw = true
        }
    }

    private fun safely(job: () -> Unit) {
        try {
            job()
        } catch (error: Exception) {
            error.printStackTrace()
        }
    }

    private companion object {
        const val PAUSE_MS = 8L
        const val FRAME_MS = 16L
        const val NANOS = 1_000_000L
    }
}
