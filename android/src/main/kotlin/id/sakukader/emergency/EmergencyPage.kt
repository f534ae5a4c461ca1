package id.sakukader.emergency

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import android.widget.ScrollView
import id.sakukader.R
import id.sakukader.core.Contact
import id.sakukader.core.EmergencyScreen
import id.sakukader.core.Target
import id.sakukader.kit.ColumnLayout
import id.sakukader.kit.Palette
import id.sakukader.kit.Pictures
import id.sakukader.kit.SakuButton
import id.sakukader.kit.SourceLine
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.Weight
import id.sakukader.kit.circle
import id.sakukader.kit.column
import id.sakukader.kit.dp
import id.sakukader.kit.heading
import id.sakukader.kit.iconButton
import id.sakukader.kit.onEdges
import id.sakukader.kit.pad
import id.sakukader.kit.paneTitle
import id.sakukader.kit.picture
import id.sakukader.kit.rounded
import id.sakukader.kit.speak
import id.sakukader.kit.stack
import id.sakukader.kit.text

/**
 * The full red screen, the same in light and dark: who it is about, whom to call, what to do, in that order.
 */
internal class EmergencyPage(
    context: Context,
    record: EmergencyScreen,
    back: () -> Unit,
    dial: (Contact) -> Unit,
    done: (Target) -> Unit,
) : LinearLayout(context) {
    private val ink = Palette.light.alarm.ink

    init {
        orientation = VERTICAL
        setBackgroundColor(Palette.light.alarm.ground)
        val body = context.column().apply { pad(Space.EDGE + Space.XS, 0, Space.EDGE + Space.XS, Space.L) }
        val foot =
            context.column().apply { pad(Space.EDGE + Space.XS, Space.S, Space.EDGE + Space.XS, Space.M) }
        val bar = LinearLayout(context).apply { pad(Space.XS, Space.XS, Space.XS, 0) }
        bar.addView(context.iconButton(R.drawable.mdi_back, context.getString(R.string.bar_back), ink, back))
        stack(bar)
        val scroll = ScrollView(context).apply { addView(ColumnLayout(context, body)) }
        addView(scroll, LayoutParams(MATCH_PARENT, 0, 1f))
        stack(ColumnLayout(context, foot))

        body.stack(head(record))
        if (record.contacts.isNotEmpty()) body.stack(contacts(record.contacts, dial), Space.L)
        record.steps.forEachIndexed { i, step ->
            body.stack(step(i + 1, step), if (i == 0) Space.L else Space.M)
        }
        foot.stack(lastStep(record, back, done))
        // Where the steps come from is for later: one tap away, under them.
        if (record.source.isNotEmpty()) body.stack(SourceLine(context, record.source, ink), Space.M)
        onEdges { setPadding(it.left, it.top, it.right, it.bottom) }
    }

    /** TalkBack says it at once: as the name of the pane, and below API 28 as a live region. */
    private fun head(record: EmergencyScreen): View =
        context.column().apply {
            val line = LinearLayout(context).apply { gravity = Gravity.CENTER_VERTICAL }
            line.addView(
                context.picture(R.drawable.mdi_emergency, ink, SHAPE),
                LayoutParams(dp(SHAPE), dp(SHAPE)).apply { marginEnd = dp(Space.L) },
            )
            // "SEGERA – jangan tunggu": the word first, by itself.
            val words = record.title.split(" – ").joinToString("\n")
            line.addView(context.text(Type.ALARM, words, ink).heading(), LayoutParams(0, WRAP_CONTENT, 1f))
            stack(line)
            record.person?.let { stack(context.text(Type.TITLE, it, ink), Space.M) }
            record.reason?.let {
                stack(context.text(Type.TITLE_PLAIN, it, ink), if (record.person == null) Space.M else 0)
            }
            val said = listOfNotNull(record.title, record.person, record.reason).joinToString(". ")
            this@EmergencyPage.paneTitle(said)
            speak(said)
            accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_ASSERTIVE
        }

    private fun contacts(contacts: List<Contact>, dial: (Contact) -> Unit): View =
        context.column().apply {
            background = context.rounded(ink, Space.CARD_RADIUS)
            pad(Space.L, Space.L, Space.L, Space.L)
            contacts.forEachIndexed { i, contact ->
                val weight = if (i == 0) Weight.EMERGENCY else Weight.ON_WHITE
                stack(
                    SakuButton(context, contact.label, weight, Pictures.of(contact.icon)) { dial(contact) },
                    if (i == 0) 0 else Space.M,
                )
            }
        }

    private fun step(number: Int, words: String): View =
        LinearLayout(context).apply {
            isBaselineAligned = false
            val side = (dp(BADGE) * resources.configuration.fontScale).toInt()
            val badge =
                context.text(Type.SECOND_STRONG, number.toString(), ink).apply {
                    gravity = Gravity.CENTER
                    background = circle(0).apply { setStroke(dp(2), ink) }
                    minWidth = side
                    minHeight = side
                }
            addView(badge, LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { marginEnd = dp(Space.M) })
            addView(
                context.text(Type.BODY, words, ink),
                LayoutParams(0, WRAP_CONTENT, 1f).apply { topMargin = dp(1) },
            )
            speak("$number. $words")
        }

    private fun lastStep(record: EmergencyScreen, back: () -> Unit, done: (Target) -> Unit): View {
        val label = record.doneLabel
        val target = record.done
        return if (label != null && target != null) {
            SakuButton(context, label, Weight.ON_EMERGENCY) { done(target) }
        } else {
            SakuButton(context, context.getString(R.string.bar_back), Weight.ON_EMERGENCY, press = back)
        }
    }

    private companion object {
        const val SHAPE = 40
        const val BADGE = 24
    }
}
