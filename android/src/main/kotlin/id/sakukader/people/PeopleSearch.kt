package id.sakukader.people

import android.view.Gravity
import android.view.View
import android.widget.FrameLayout
import android.widget.TextView
import id.sakukader.R
import id.sakukader.core.PeopleQuery
import id.sakukader.core.PeopleScreen
import id.sakukader.core.PersonRow
import id.sakukader.core.Target
import id.sakukader.core.Whom
import id.sakukader.gateway.Call
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Card
import id.sakukader.kit.Page
import id.sakukader.kit.SearchField
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.emptyState
import id.sakukader.kit.filterRow
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.palette
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.Screen
import id.sakukader.navigation.Stage

/** Search as one types, over people or households; more rows come a page at a time. */
abstract class PeopleSearch(stage: Stage, memory: Any?, private val whom: Whom) : Screen(stage) {
    private class Kept(
        val words: String,
        val filter: String,
        val pages: Int,
        val scroll: Int,
        val sharing: Boolean,
    )

    private val kept = memory as? Kept
    private var filter = kept?.filter.orEmpty()
    private var pages = 1
    private var call: Call? = null
    private var scrollTo = kept?.scroll ?: 0
    private val search = SearchField(stage.context, stage.context.getString(hint())) { changed() }
    private val filters = FrameLayout(stage.context)
    private val results = stage.context.column()
    private val page: Page by lazy {
        frame().add(search.view, Space.XS).addWide(filters, Space.S).add(results, Space.S)
    }

    /** A file is being made for what is found. */
    protected var sharing = kept?.sharing ?: false

    /** What is searched for. */
    protected val query: PeopleQuery
        get() = PeopleQuery(search.words, filter, 0u, whom)

    /** What was found last. */
    protected var found: PeopleScreen? = null
        private set

    init {
        search.words = kept?.words.orEmpty()
    }

    /** Bars and next step. */
    protected abstract fun frame(): Page

    /** The words are others now: what is below the list may have to say something else. */
    protected abstract fun found(page: Page, found: PeopleScreen)

    /** Follows a tap on a row. */
    protected abstract fun choose(target: Target)

    private val households
        get() = whom is Whom.Households

    private fun hint() = if (households) R.string.people_search_households else R.string.people_search

    override fun view(): View {
        pages = kept?.pages ?: 1
        refresh()
        return page
    }

    override fun memory(): Any = Kept(search.words, filter, pages, page.scroll.scrollY, sharing)

    override fun close() {
        call?.drop()
    }

    override fun refresh() {
        call?.drop()
        val words = search.words
        val wanted = filter
        val upTo = pages
        call =
            stage.gateway.read(
                { (0 until upTo).map { people(PeopleQuery(words, wanted, it.toUInt(), whom)) } },
                ::failed,
            ) {
                put(it)
            }
    }

    private fun changed() {
        pages = 1
        refresh()
    }

    private fun put(answers: List<PeopleScreen>) {
        val last = answers.last()
        found = last
        filters.removeAllViews()
        if (last.filters.isNotEmpty()) {
            filters.addView(
                context.filterRow(last.filters) {
                    filter = it.id
                    changed()
                }
            )
        }
        results.removeAllViews()
        rows(answers.flatMap { it.rows }, last)
        found(page, last)
        if (scrollTo > 0) {
            val to = scrollTo
            scrollTo = 0
            page.scroll.post { page.scroll.scrollTo(0, to) }
        }
        stage.ready(this)
    }

    private fun rows(rows: List<PersonRow>, last: PeopleScreen) {
        val empty = last.empty
        if (rows.isEmpty() && empty != null) {
            results.stack(
                context.emptyState(if (households) R.drawable.mdi_household else R.drawable.mdi_people, empty)
            )
            return
        }
        results.stack(Card(context).apply { rows.forEach { row(context.personRow(it, ::choose)) } }, Space.XS)
        val count: TextView =
            context.text(Type.SECOND, last.count, context.palette.soft).apply { gravity = Gravity.CENTER }
        results.stack(count, Space.M)
        if (last.more) {
            results.stack(
                context.outlinedButton(context.getString(R.string.people_more)) {
                    pages++
                    refresh()
                },
                Space.M,
            )
        }
    }

    private fun failed(trouble: Trouble) {
        if (trouble.ofTheStore) return stage.restart()
        results.removeAllViews()
        results.stack(context.emptyState(R.drawable.mdi_alert, trouble.sentence))
        stage.ready(this)
    }
}
