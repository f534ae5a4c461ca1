package id.sakukader.home

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import id.sakukader.R
import id.sakukader.core.HomeScreen
import id.sakukader.core.Line
import id.sakukader.gateway.Core
import id.sakukader.kit.BarAction
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.Weight
import id.sakukader.kit.button
import id.sakukader.kit.card
import id.sakukader.kit.column
import id.sakukader.kit.dp
import id.sakukader.kit.emergencyPhone
import id.sakukader.kit.heading
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.picture
import id.sakukader.kit.rounded
import id.sakukader.kit.sectionTitle
import id.sakukader.kit.speak
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.Place
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** *Hari ini*: whom to visit and why, what to report, the obvious next step. */
class Home(stage: Stage, memory: Any?) : RecordScreen<HomeScreen>(stage, memory) {
    override fun load(core: Core) = core.home()

    override fun draw(record: HomeScreen): Page {
        val bar =
            TopBar(
                context,
                context.getString(R.string.place_home),
                back = null,
                actions =
                    listOf(
                        context.emergencyPhone { stage.go(Place.Emergency(null)) },
                        BarAction(R.drawable.mdi_account, context.getString(R.string.bar_settings)) {
                            stage.go(Place.Settings)
                        },
                    ),
            )
        val page = Page(context, bar, stage.bottomBar(Place.Home))
        page.add(context.hero(record), Space.XS)
        page.add(context.sectionTitle(record.visitsTitle))
        page.add(visits(record), Space.S)
        val others = listOfNotNull(record.questions, record.report, record.followUps)
        if (others.isNotEmpty()) page.add(context.card(others, stage::open))
        record.state.forEach { page.add(context.stateLine(it)) }
        return page.next(context.button(record.next, Weight.PRIMARY) { stage.open(record.next.target) })
    }

    private fun visits(record: HomeScreen): View {
        val empty = record.visitsEmpty
        return if (record.visits.isEmpty() && empty != null) {
            Card(context).apply { body(context.text(Type.BODY, empty, context.palette.soft)) }
        } else {
            Card(context).apply { record.visits.forEach { row(ListRow(context, it, stage::open)) } }
        }
    }
}

private fun Context.hero(record: HomeScreen): View =
    column().apply {
        val on = palette.onPrimary
        background = rounded(palette.primary, Space.CARD_RADIUS)
        pad(Space.L, Space.L, Space.L, Space.L)
        stack(text(Type.SECOND, "${record.posyandu} · ${record.date}", on))
        stack(text(Type.DISPLAY, record.headline, on).heading(), Space.XS)
        record.headlineNote?.let { stack(text(Type.SECOND, it, on), Space.XS) }
    }

private fun Context.stateLine(line: Line): View =
    LinearLayout(this).apply {
        gravity = Gravity.CENTER_VERTICAL
        val ink = palette.ink(line.tone)
        addView(
            picture(R.drawable.mdi_storage, ink),
            LinearLayout.LayoutParams(dp(Space.ICON), dp(Space.ICON)).apply { marginEnd = dp(Space.M) },
        )
        addView(text(Type.SECOND, line.text, ink), LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f))
        speak(line.text)
    }
