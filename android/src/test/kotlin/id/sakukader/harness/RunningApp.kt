package id.sakukader.harness

import android.os.Bundle
import android.os.Looper
import android.os.Parcel
import android.view.View
import android.view.inputmethod.EditorInfo
import android.widget.EditText
import android.widget.TextView
import id.sakukader.App
import id.sakukader.MainActivity
import id.sakukader.gateway.Threads
import id.sakukader.navigation.Stage
import java.io.File
import java.nio.file.Files
import java.util.concurrent.Executor
import org.junit.Assert.assertTrue
import org.junit.rules.ExternalResource
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/**
 * The real app over the real core, in a folder of its own; calls run at once, so that a tap is done when it
 * returns.
 */
class RunningApp : ExternalResource() {
    private lateinit var controller: ActivityController<MainActivity>

    /** Where its stores are. */
    lateinit var folder: File
        private set

    /** The one activity. */
    val activity: MainActivity
        get() = controller.get()

    /** What its screens are on. */
    val stage: Stage
        get() = activity.stage

    private val app
        get() = RuntimeEnvironment.getApplication() as App

    override fun before() {
        folder = Files.createTempDirectory("saku").toFile()
        App.home = folder
        val atOnce = Executor(Runnable::run)
        App.threadsToUse = Threads(atOnce, atOnce, atOnce)
    }

    override fun after() {
        if (::controller.isInitialized) controller.close()
        app.close()
        App.home = null
        App.threadsToUse = null
        folder.setWritable(true)
        folder.deleteRecursively()
    }

    /** Starts it. */
    fun open(): RunningApp = apply {
        controller = Robolectric.buildActivity(MainActivity::class.java).setup()
        settle()
    }

    /** Lets what is under way come to rest. */
    fun settle() = shadowOf(Looper.getMainLooper()).idle()

    /** Turns the phone, makes it dark: whatever the qualifiers say. */
    fun configure(qualifiers: String) {
        RuntimeEnvironment.setQualifiers(qualifiers)
        controller.configurationChange()
        controller.visible()
        settle()
    }

    /** The system ends the process while the app is in the background, and the kader comes back to it. */
    fun killAndRestore() {
        val state = Bundle()
        controller.pause().stop().saveInstanceState(state).destroy()
        app.close()
        controller = Robolectric.buildActivity(MainActivity::class.java).setup(throughParcel(state))
        settle()
    }

    /** The size in bytes of what the system would keep. */
    fun savedBytes(): Int {
        val state = Bundle()
        controller.pause().saveInstanceState(state).resume()
        val parcel = Parcel.obtain()
        parcel.writeBundle(state)
        return parcel.dataSize().also { parcel.recycle() }
    }

    private fun throughParcel(state: Bundle): Bundle {
        val parcel = Parcel.obtain()
        parcel.writeBundle(state)
        parcel.setDataPosition(0)
        return parcel.readBundle(javaClass.classLoader)!!.also { parcel.recycle() }
    }

    /** All the words on the screen. */
    fun texts(): List<String> = Eyes.texts()

    /** The words are there, in a text of their own or within one. */
    fun sees(words: String) = assertTrue("“$words” in ${texts()}", texts().any { words in it })

    /** The words are nowhere. */
    fun seesNo(words: String) = assertTrue("no “$words” in ${texts()}", texts().none { words in it })

    /** Taps the control that says these words, or whose name starts with them. */
    fun tap(words: String) {
        val control = control(words)
        assertTrue("“$words” can be pressed", control.isEnabled)
        control.performClick()
        settle()
    }

    /** The control TalkBack calls by these words. */
    fun control(words: String): View {
        val controls = Eyes.shownViews().filter { it.isClickable && it.hasOnClickListeners() }
        fun named(test: (String) -> Boolean) =
            controls.firstOrNull { control ->
                test((control.contentDescription ?: (control as? TextView)?.text)?.toString().orEmpty())
            }
        return named { it == words }
            ?: named { it.startsWith(words) }
            ?: named { words in it }
            ?: throw AssertionError("no “$words” among ${controls.map { it.contentDescription }}")
    }

    /** The field under this label. */
    fun field(label: String): EditText {
        val views = Eyes.shownViews()
        val byLabel =
            views.filterIsInstance<TextView>().firstOrNull {
                it.labelFor != View.NO_ID && it.text.startsWith(label)
            }
        return views.filterIsInstance<EditText>().firstOrNull {
            it.id == byLabel?.labelFor || it.hint?.startsWith(label) == true
        } ?: throw AssertionError("no field “$label” in ${texts()}")
    }

    /** Types into the field under this label, in place of what is there, as a keyboard would. */
    fun type(label: String, words: String) {
        val field = field(label)
        field.requestFocus()
        field.selectAll()
        val keyboard = field.onCreateInputConnection(EditorInfo())
        if (words.isEmpty()) field.text.clear() else keyboard?.commitText(words, 1)
        settle()
    }

    /** Back. */
    fun back() {
        @Suppress("DEPRECATION") activity.onBackPressed()
        settle()
    }

    /** Lets time pass for what waits for it: a draft, a notice. */
    fun pass(ms: Long) = shadowOf(Looper.getMainLooper()).idleFor(java.time.Duration.ofMillis(ms))
}
