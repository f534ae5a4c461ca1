package id.sakukader.navigation

import android.app.Activity
import android.content.Context
import android.net.Uri
import android.os.Handler
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import android.view.inputmethod.InputMethodManager
import android.widget.FrameLayout
import android.widget.LinearLayout
import id.sakukader.App
import id.sakukader.R
import id.sakukader.core.Answer
import id.sakukader.core.FormRef
import id.sakukader.core.Target
import id.sakukader.gateway.Gateway
import id.sakukader.gateway.Trouble
import id.sakukader.kit.BarPlace
import id.sakukader.kit.BottomBar
import id.sakukader.kit.BottomSheet
import id.sakukader.kit.Page
import id.sakukader.kit.Snackbar
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.isNight
import id.sakukader.kit.palette
import id.sakukader.kit.primaryButton
import id.sakukader.kit.stack
import id.sakukader.kit.text

/** What screens are shown on and walk about on. Main thread only. */
class Stage(private val activity: Activity, private val stack: BackStack, private val window: StageWindow) {
    private val ribbon = PracticeRibbon(activity)
    private val screens = FrameLayout(activity)
    private val sheets = FrameLayout(activity)
    private val later = Handler(Looper.getMainLooper())
    private val undoing = Undoing(this)

    private var shown: Screen? = null
    private var leaving: View? = null
    private var notice: Notice? = null
    private var picked: Uri? = null
    private var made: Uri? = null
    private var closeSheet: (() -> Unit)? = null
    private val letGo = Runnable(::dropLeaving)

    /** What the activity shows. */
    val view: View =
        FrameLayout(activity).apply {
            setBackgroundColor(activity.palette.background)
            addView(ribbon.over(screens))
            addView(sheets)
        }

    /** To make views with. */
    val context: Context
        get() = activity

    /** To start other apps from. */
    val phone: Activity
        get() = activity

    private val app
        get() = activity.application as App

    /** The open store. */
    val gateway: Gateway
        get() = app.gateway

    /** How many stops the way back has. */
    val depth: Int
        get() = stack.depth

    /** The places of the way back, first to last. */
    val places: List<Place>
        get() = stack.places

    /** The store in use is the one to practise on. */
    val practice: Boolean
        get() = gateway.practice

    /** What the screen keeps with its place, never a person's name: it outlives the process. */
    var note: String?
        get() = stack.top.note
        set(value) {
            stack.top.note = value
        }

    /** Shows the top of the way back. */
    fun start() = show()

    /** Goes to a place. */
    fun go(place: Place) {
        remember()
        stack.push(place)
        show()
    }

    /** Goes to a place that takes the place of this one. */
    fun replace(place: Place) {
        stack.replace(place)
        show()
    }

    /** Goes to one of the app's places: Back leads from there to *Hari ini*. */
    fun root(place: Place) {
        stack.reset(if (place == Place.Home) listOf(Place.Home) else listOf(Place.Home, place))
        show()
    }

    /** Leaves everything and starts at this place. */
    fun reset(place: Place) {
        stack.reset(listOf(place))
        show()
    }

    /** The store is open: goes on where one was, or to *Hari ini*. */
    fun started() {
        if (stack.pop()) show() else reset(Place.Home)
    }

    /** The store cannot be used: says why, and goes on here afterwards. */
    fun restart() {
        if (stack.top.place != Place.Start) go(Place.Start)
    }

    /** Closes the store in use and starts with the other. */
    fun practise(on: Boolean) {
        notice = null
        app.practise(on)
        window.secure(!on)
        reset(Place.Start)
    }

    /** Throws away what was practised and begins again. */
    fun practiseAnew() {
        notice = null
        app.practiseAnew()
        reset(Place.Start)
    }

    /** Back: whatever is on top goes first. False when the app is to be left. */
    fun back(): Boolean {
        val close = closeSheet
        if (close != null) {
            close()
            return true
        }
        if (page()?.closePad() == true || shown?.back() == true) return true
        if (!stack.pop()) return false
        show()
        return true
    }

    /** Back, as a button of the screen. */
    fun goBack() {
        if (!back()) activity.finish()
    }

    /** Follows a tap. */
    fun open(target: Target) {
        if (target is Target.BeginVisit) {
            gateway.write({ beginVisit(target.household) }, ::say) { answer ->
                if (answer is Answer.Done) begun(answer)
            }
            return
        }
        val place = Place.of(target) ?: return
        if (place == Place.People) root(place) else go(place)
    }

    private fun begun(answer: Answer.Done) {
        answer.next?.let(::open)
    }

    /**
     * A command is done: says so, with "Urungkan", and goes where it leads. A place already on the way is
     * gone back to; another takes the place of this screen. Without a next place the screen is left, or, if
     * it [stays], drawn again. An emergency [about] someone comes on top.
     */
    fun done(answer: Answer.Done, stays: Boolean = false, about: String? = null) {
        val next = answer.next?.let(Place::of)
        when {
            next == Place.Home || next == Place.People -> root(next)
            next != null && stack.popTo(next) -> show()
            next != null && stack.top.place != next -> replace(next)
            next == null && !stays && stack.pop() -> show()
            else -> shown?.refresh()
        }
        if (answer.sentence.isNotEmpty()) say(answer.sentence, answer.command)
        answer.emergency?.let { go(Place.Emergency(about, it)) }
    }

    /** Somebody is registered: says so on the form of one more of her household; Back leads to that. */
    fun oneMore(answer: Answer.Done, household: String) {
        val home = Place.Household(household)
        if (!stack.popTo(home)) stack.replace(home)
        stack.push(Place.Form(FormRef.NewMember(household, "")))
        show()
        say(answer.sentence, answer.command)
    }

    /** Says a sentence on this screen for a moment; with a command it offers to undo it. */
    fun say(sentence: String, command: String = "") = say(Notice(sentence, command, stack.top.place))

    /** Says a sentence on the screen that comes next. */
    fun sayThere(sentence: String) = say(Notice(sentence, "", null))

    private fun say(new: Notice) {
        notice = new
        attachNotice()
        val said = notice
        later.postDelayed(
            {
                if (notice === said) {
                    notice = null
                    attachNotice()
                }
            },
            NOTICE_MS,
        )
    }

    /** Says why a command was not carried out, until it is read. */
    fun say(trouble: Trouble) {
        sheet(context.getString(R.string.trouble_title)) { close ->
            context.column().apply {
                stack(context.text(Type.BODY, trouble.sentence))
                stack(context.primaryButton(context.getString(R.string.trouble_read)) { close() }, Space.L)
            }
        }
        if (trouble.ofTheStore) restart()
    }

    /** Undoes a command, asking first when others rest on it. */
    fun undo(command: String) = undoing.undo(command)

    /** Does an undone command again. */
    fun redo(command: String) = undoing.redo(command)

    /** Draws the screen again. */
    fun refresh() {
        shown?.refresh()
    }

    /** Shows a sheet from below; what is in it gets the way to close it. */
    fun sheet(title: String, content: (close: () -> Unit) -> LinearLayout) {
        closeSheet?.invoke()
        hideKeyboard()
        val close = {
            sheets.removeAllViews()
            screens.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_AUTO
            closeSheet = null
            window.backNeeded(needsBack())
        }
        closeSheet = close
        sheets.addView(BottomSheet(context, title, content(close), close))
        screens.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS
        window.backNeeded(needsBack())
    }

    /** The bar of the app's places, on the first stops. */
    fun bottomBar(here: Place): BottomBar =
        BottomBar(
            context,
            listOf(
                BarPlace(R.drawable.mdi_today, context.getString(R.string.place_home), here == Place.Home) {
                    root(Place.Home)
                },
                BarPlace(
                    R.drawable.mdi_people,
                    context.getString(R.string.place_people),
                    here == Place.People,
                ) {
                    root(Place.People)
                },
            ),
        )

    /** A screen has something to show: what was there before goes. */
    fun ready(screen: Screen) {
        if (screen !== shown) return
        dropLeaving()
        attachNotice()
        handOver()
    }

    /** Lets the kader pick a file; false when the phone has nothing to pick one with. */
    fun pickFile(): Boolean = window.pickFile()

    /**
     * She picked this one. The screen that asked may have to be made anew first: the process may have ended.
     */
    fun picked(file: Uri) {
        picked = file
        handOver()
    }

    private fun handOver() {
        // Taking it may draw the screen at once, which hands over again.
        picked?.let { file ->
            picked = null
            if (shown?.takes(file) != true) picked = file
        }
        made?.let { file ->
            made = null
            if (shown?.fills(file) != true) made = file
        }
    }

    /**
     * Lets the kader make a file of this name and type; false when the phone has nothing to make one with.
     */
    fun makeFile(name: String, kind: String): Boolean = window.makeFile(name, kind)

    /** She made this one. */
    fun made(file: Uri) {
        made = file
        handOver()
    }

    /** The screen's answer to [Screen.takesBack] is another now. */
    fun backChanged() = window.backNeeded(needsBack())

    /** Keeps what must outlive the views: drafts, and what a turned phone shows again. */
    fun pause() {
        remember()
        shown?.leave()
    }

    /** The views go. */
    fun close() {
        shown?.close()
        later.removeCallbacksAndMessages(null)
    }

    private fun remember() {
        stack.top.memory = shown?.memory()
    }

    private fun show() {
        closeSheet?.invoke()
        hideKeyboard()
        shown?.leave()
        shown?.close()
        dropLeaving()
        leaving = screens.getChildAt(0)
        val stop = stack.top
        val screen = screenOf(stop.place, this, stop.memory)
        shown = screen
        keepOrDropNotice(stop.place)
        ribbon.shown = practice
        window.lightIcons(screen.onStrongColour && !practice || activity.isNight)
        // Under what is still there, until it has something to show: the screen never flashes empty.
        val view = screen.view()
        // It may have gone on to another place already.
        if (shown !== screen) return
        screens.addView(view, 0)
        if (leaving != null) later.postDelayed(letGo, LEAVING_MS)
        attachNotice()
        window.backNeeded(needsBack())
    }

    /** What was said stays with its screen; an emergency only covers that. */
    private fun keepOrDropNotice(place: Place) {
        val said = notice ?: return
        if (said.place == null) said.place = place
        else if (said.place != place && place !is Place.Emergency) notice = null
    }

    private fun dropLeaving() {
        later.removeCallbacks(letGo)
        leaving?.let(screens::removeView)
        leaving = null
    }

    private fun needsBack() = closeSheet != null || stack.depth > 1 || shown?.takesBack == true

    private fun page(): Page? = find(screens.getChildAt(0))

    private fun find(view: View?): Page? =
        when (view) {
            is Page -> view
            is ViewGroup -> (0 until view.childCount).firstNotNullOfOrNull { find(view.getChildAt(it)) }
            else -> null
        }

    private fun attachNotice() {
        val page = page() ?: return
        page.notice(
            notice
                ?.takeIf { it.place == stack.top.place }
                ?.let { said ->
                    Snackbar(
                        context,
                        said.sentence,
                        if (said.command.isEmpty()) null else { -> undoNotice(said) },
                    )
                }
        )
    }

    private fun undoNotice(said: Notice) {
        if (notice !== said) return
        notice = null
        attachNotice()
        undo(said.command)
    }

    private fun hideKeyboard() {
        val keyboard = activity.getSystemService(Context.INPUT_METHOD_SERVICE) as InputMethodManager
        keyboard.hideSoftInputFromWindow(screens.windowToken, 0)
        screens.findFocus()?.clearFocus()
    }

    private class Notice(val sentence: String, val command: String, var place: Place?)

    private companion object {
        const val NOTICE_MS = 10_000L
        const val LEAVING_MS = 300L
    }
}

/** What the stage asks of the activity's window. */
interface StageWindow {
    /** Back has somewhere to go within the app. */
    fun backNeeded(needed: Boolean)

    /** What the system draws over the screen is light, for a dark ground. */
    fun lightIcons(on: Boolean)

    /** Opens the system's list of files, of which one comes to [Stage.picked]; false when there is none. */
    fun pickFile(): Boolean

    /** Opens the system's way to make a file, which comes to [Stage.made]; false when there is none. */
    fun makeFile(name: String, kind: String): Boolean

    /** The screen may, or may not, be seen in the list of recent apps and in screenshots. */
    fun secure(on: Boolean)
}
