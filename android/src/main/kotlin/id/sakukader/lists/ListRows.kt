package id.sakukader.lists

import android.view.View
import id.sakukader.R
import id.sakukader.core.AlikeChoice
import id.sakukader.core.Filter
import id.sakukader.core.ListRowsScreen
import id.sakukader.core.ListedRow
import id.sakukader.core.RowGroup
import id.sakukader.gateway.Core
import id.sakukader.kit.Card
import id.sakukader.kit.ListRow
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.Type
import id.sakukader.kit.chips
import id.sakukader.kit.column
import id.sakukader.kit.filterChip
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.pad
import id.sakukader.kit.palette
import id.sakukader.kit.stack
import id.sakukader.kit.text
import id.sakukader.navigation.RecordScreen
import id.sakukader.navigation.Stage

/** Rows of a list that waits, of one kind; for each that looks like somebody the kader says who it is. */
class ListRows(stage: Stage, private val group: RowGroup, memory: Any?) :
    RecordScreen<List<ListRowsScreen>>(stage, memory) {
    private var pages = 1

    override fun load(core: Core) = (0 until pages).map { core.listRows(group, it.toUInt()) }

    override fun draw(record: List<ListRowsScreen>): Page {
        pages = record.size
        val last = record.last()
        val page = Page(context, TopBar(context, last.title, stage::goBack))
        page.add(context.text(Type.SECOND, last.intro, context.palette.soft), Space.XS)
        val rows = record.flatMap { it.rows }
        if (group == RowGroup.ALIKE) rows.forEach { page.add(choice(it)) }
        else if (rows.isNotEmpty())
            page.add(Card(context).apply { rows.forEach { row(ListRow(context, it.row, stage::open)) } })
        page.add(context.text(Type.SECOND, last.count, context.palette.soft))
        if (last.more) {
            page.add(
                context.outlinedButton(context.getString(R.string.people_more)) {
                    pages++
                    refresh()
                }
            )
        }
        return page
    }

    private fun choice(listed: ListedRow): View =
        Card(context).apply {
            row(ListRow(context, listed.row, stage::open))
            row(
                context.column().apply {
                    val words = context.getString(R.string.lists_like)
                    val title = context.text(Type.SECOND_STRONG, words, context.palette.soft)
                    stack(title.apply { pad(Space.L, Space.M, Space.L, 0) })
                    listed.alike?.let { stack(ListRow(context, it, stage::open)) }
                }
            )
            row(
                context
                    .chips(
                        CHOICES.map { (choice, words) ->
                            val chosen = listed.choice == choice
                            context.filterChip(Filter("", context.getString(words), chosen)) {
                                choose(listed.number, choice)
                            }
                        }
                    )
                    .apply { pad(Space.L, Space.S, Space.L, Space.S) }
            )
        }

    private fun choose(number: UInt, choice: AlikeChoice) {
        stage.gateway.write({ chooseAlike(number, choice) }, stage::say) { refresh() }
    }

    private companion object {
        val CHOICES =
            listOf(
                AlikeChoice.SAME to R.string.lists_same,
                AlikeChoice.OTHER to R.string.lists_other,
                AlikeChoice.SKIP to R.string.lists_skip,
            )
    }
}
