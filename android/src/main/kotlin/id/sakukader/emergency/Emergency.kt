package id.sakukader.emergency

import android.view.View
import android.widget.FrameLayout
import id.sakukader.core.EmergencyScreen
import id.sakukader.core.Target
import id.sakukader.gateway.Call
import id.sakukader.gateway.Trouble
import id.sakukader.navigation.Place
import id.sakukader.navigation.Screen
import id.sakukader.navigation.Stage
import id.sakukader.navigation.dial
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
        frame.addView(EmergencyPage(context, next, stage::goBack, stage::dial, ::done))
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
}
