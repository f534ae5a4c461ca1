package id.sakukader.start

import android.content.ActivityNotFoundException
import android.content.Intent
import android.provider.Settings
import android.view.View
import android.widget.FrameLayout
import id.sakukader.R
import id.sakukader.core.FormRef
import id.sakukader.core.StartScreen
import id.sakukader.core.Tone
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Page
import id.sakukader.kit.Progress
import id.sakukader.kit.TopBar
import id.sakukader.kit.asked
import id.sakukader.kit.confirmation
import id.sakukader.kit.emptyState
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.primaryButton
import id.sakukader.navigation.Place
import id.sakukader.navigation.Screen
import id.sakukader.navigation.Stage

/**
 * Opens the store: set-up first, the date when the phone's cannot be right, and what to do when it does not
 * open.
 */
class Start(stage: Stage) : Screen(stage) {
    private val frame = FrameLayout(stage.context)
    private var waiting = false

    override fun view(): View = frame.also { refresh() }

    override fun refresh() {
        waiting = true
        if (stage.practice) frame.postDelayed(::tellFilled, LOOK_MS)
        stage.gateway.read({ start() }, ::failed, ::started)
    }

    /** A practice store is filled when it is opened first: that takes a moment. */
    private fun tellFilled() {
        if (!waiting) return
        stage.gateway.filled?.let { put(filling(it)) }
        frame.postDelayed(::tellFilled, LOOK_MS)
    }

    private fun filling(hundredths: Int): Page {
        val sentence = context.getString(R.string.start_filling)
        return page()
            .add(context.emptyState(R.drawable.mdi_practice, sentence, Tone.INFORMATION))
            .add(Progress(context, hundredths, 100, context.getString(R.string.progress_percent, hundredths)))
    }

    override fun close() {
        waiting = false
    }

    private fun started(start: StartScreen) {
        waiting = false
        val question = start.dateQuestion
        when {
            question != null -> put(dateQuestion(question))
            start.needsSetup -> stage.reset(Place.Form(FormRef.SetUp))
            else -> stage.started()
        }
    }

    private fun dateQuestion(question: String): Page =
        page()
            .add(context.emptyState(R.drawable.mdi_calendar, question, Tone.INFORMATION))
            .next(
                context.primaryButton(
                    context.getString(R.string.start_date_right),
                    R.drawable.mdi_check,
                    ::confirmDate,
                )
            )
            .next(context.outlinedButton(context.getString(R.string.start_date_wrong), press = ::setDate))

    private fun confirmDate() {
        stage.gateway.write({ confirmDate() }, ::failed) { refresh() }
    }

    private fun setDate() {
        try {
            stage.phone.startActivity(Intent(Settings.ACTION_DATE_SETTINGS))
        } catch (_: ActivityNotFoundException) {
            stage.say(context.getString(R.string.start_date_by_hand))
        }
        // Asked again when the kader comes back: the question then names the new date, or is gone.
        put(
            page()
                .next(
                    context.primaryButton(context.getString(R.string.trouble_again), R.drawable.mdi_redo) {
                        refresh()
                    }
                )
                .add(
                    context.emptyState(
                        R.drawable.mdi_calendar,
                        context.getString(R.string.start_date_set),
                        Tone.INFORMATION,
                    )
                )
        )
    }

    private fun failed(trouble: Trouble) {
        waiting = false
        val picture =
            when (trouble) {
                is Trouble.Damaged -> R.drawable.mdi_damaged
                is Trouble.Locked -> R.drawable.mdi_lock
                is Trouble.Newer -> R.drawable.mdi_update
                else -> R.drawable.mdi_storage
            }
        val page = page().add(context.emptyState(picture, trouble.sentence, Tone.REFER))
        page.next(
            context.primaryButton(context.getString(R.string.trouble_again), R.drawable.mdi_redo) {
                refresh()
            }
        )
        if (trouble is Trouble.Damaged) {
            page.next(
                context.outlinedButton(
                    context.getString(R.string.start_set_aside),
                    R.drawable.mdi_storage,
                    ::askSetAside,
                )
            )
        }
        put(page)
    }

    private fun askSetAside() =
        stage.sheet(context.getString(R.string.start_set_aside_title)) { close ->
            val words =
                context.asked(
                    R.string.start_set_aside_why,
                    R.string.start_set_aside_yes,
                    R.string.start_set_aside_no,
                    R.drawable.mdi_storage,
                )
            context.confirmation(words, close, agreed = ::setAside)
        }

    private fun setAside() {
        stage.gateway.setAside(::failed) { name ->
            stage.sayThere(context.getString(R.string.start_set_aside_done, name))
            refresh()
        }
    }

    private fun page() = Page(context, TopBar(context, context.getString(R.string.app_name), null))

    private fun put(page: Page) {
        frame.removeAllViews()
        frame.addView(page)
        stage.ready(this)
    }

    private companion object {
        const val LOOK_MS = 250L
    }
}
