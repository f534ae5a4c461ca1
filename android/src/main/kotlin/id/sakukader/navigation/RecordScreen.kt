package id.sakukader.navigation

import android.view.View
import android.widget.FrameLayout
import id.sakukader.gateway.Call
import id.sakukader.gateway.Core
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Page
import id.sakukader.kit.TopBar
import id.sakukader.kit.emergencyPhone

/** A screen that is one record of the core: loads it, draws it, draws it again when it has changed. */
abstract class RecordScreen<T : Any>(stage: Stage, memory: Any?) : Screen(stage) {
    private class Kept(val record: Any, val scroll: Int)

    private val frame = FrameLayout(stage.context)
    private val kept = memory as? Kept
    private var call: Call? = null
    private var page: Page? = null

    /** What is on the screen. */
    protected var record: T? = null
        private set

    /** The one call of the core. Not on the main thread. */
    protected abstract fun load(core: Core): T

    /** Draws a record. */
    protected abstract fun draw(record: T): Page

    /** A page with its name, the way back, and the red telephone for someone. */
    protected fun pageOf(title: String, about: String? = null): Page {
        val phone = context.emergencyPhone { stage.go(Place.Emergency(about)) }
        return Page(context, TopBar(context, title, stage::goBack, listOf(phone)))
    }

    override fun view(): View {
        @Suppress("UNCHECKED_CAST")
        (kept?.record as T?)?.let {
            put(it)
            page?.scroll?.let { scroll -> scroll.post { scroll.scrollTo(0, kept?.scroll ?: 0) } }
        }
        refresh()
        return frame
    }

    override fun refresh() {
        call?.drop()
        call =
            stage.gateway.read({ load(this) }, ::failed) {
                if (it == record && page != null) stage.ready(this) else put(it)
            }
    }

    /** Draws it once more: something beside the record has changed. */
    protected fun drawAgain() {
        record?.let(::put)
    }

    override fun memory(): Any? = record?.let { Kept(it, page?.scroll?.scrollY ?: 0) }

    override fun close() {
        call?.drop()
    }

    private fun put(next: T) {
        val scrolled = page?.scroll?.scrollY ?: 0
        record = next
        val drawn = draw(next)
        page = drawn
        frame.removeAllViews()
        frame.addView(drawn)
        if (scrolled > 0) drawn.scroll.post { drawn.scroll.scrollTo(0, scrolled) }
        stage.ready(this)
    }

    private fun failed(trouble: Trouble) {
        if (trouble.ofTheStore) return stage.restart()
        record = null
        page = null
        frame.removeAllViews()
        frame.addView(stage.troublePage(trouble, ::refresh))
        stage.ready(this)
    }
}
