package id.sakukader.emergency

import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import android.view.View
import android.widget.FrameLayout
import id.sakukader.R
import id.sakukader.core.Contact
import id.sakukader.core.EmergencyScreen
import id.sakukader.core.Target
import id.sakukader.gateway.Call
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.palette
import id.sakukader.kit.primaryButton
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.Place
import id.sakukader.navigation.Screen
import id.sakukader.navigation.Stage
import id.sakukader.navigation.troublePage

/**
 * *SEGERA*: takes the screen over, about a [subject] or from the red telephone; [shown] is what a command
 * answered.
 */
class Emergency(stage: Stage, private val subject: String?, private val shown: EmergencyScreen?) :
    Screen(stage) {
    private val frame = FrameLayout(stage.context)
    private var record: EmergencyScreen? = null
    private var call: Call? = null

    override val onStrongColour
        get() = true

    override fun view(): View = frame.also { if (shown != null) put(shown) else refresh() }

    override fun refresh() {
        call?.drop()
        call = stage.gateway.read({ emergency(subject) }, ::failed, ::put)
    }

    override fun close() {
        call?.drop()
    }

    private fun put(next: EmergencyScreen) {
        if (next == record) return
        record = next
        frame.removeAllViews()
        frame.addView(EmergencyPage(context, next, stage::goBack, ::dial, ::done))
        stage.ready(this)
    }

    private fun failed(trouble: Trouble) {
        if (trouble.ofTheStore) return stage.restart()
        if (record != null) return
        frame.removeAllViews()
        frame.addView(stage.troublePage(trouble, ::refresh))
        stage.ready(this)
    }

    private fun done(target: Target) {
        val place = Place.of(target)
        if (place != null) stage.replace(place) else stage.open(target)
    }

    /** Puts the number into the telephone: the call itself is the kader's to start. */
    private fun dial(contact: Contact) {
        try {
            stage.phone.startActivity(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", contact.number, null)))
        } catch (_: ActivityNotFoundException) {
            noTelephone(contact)
        }
    }

    private fun noTelephone(contact: Contact) =
        stage.sheet(contact.label) { close ->
            context.column().apply {
                stack(
                    context.text(
                        Type.BODY,
                        context.getString(R.string.emergency_no_telephone),
                        context.palette.soft,
                    )
                )
                stack(context.text(Type.NUMBER, contact.number), Space.S)
                stack(context.primaryButton(context.getString(R.string.trouble_read)) { close() }, Space.L)
            }
        }
}
