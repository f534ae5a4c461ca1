package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.widget.LinearLayout
import android.widget.TextView
import id.sakukader.R
import id.sakukader.core.Choice

/**
 * One of a few, or any number of them. How they stand follows from how many and how long they are: side by
 * side as segments, two abreast as tiles with an odd first one over the full width, or under each other as a
 * list.
 */
class ChoiceField(context: Context, private val options: List<Choice>, private val many: Boolean = false) :
    Control {
    private val tiles = options.map { Tile(context, it.label, many) }
    override val view: View = Tiles(context, tiles)
    override var changed: ((String) -> Unit)? = null
    override var value: String = ""
        set(value) {
            field = value
            draw()
        }

    private var problem = false

    init {
        options.forEachIndexed { i, option -> tiles[i].setOnClickListener { press(option.value) } }
        draw()
    }

    /** Shows these options alone; null: all of them. */
    fun offer(values: Set<String>?) =
        options.forEachIndexed { i, option ->
            tiles[i].visibility = if (values == null || option.value in values) View.VISIBLE else View.GONE
        }

    override fun mark(problem: Boolean) {
        this.problem = problem
        draw()
    }

    private fun chosen(): Set<String> =
        if (many) value.split(',').filter(String::isNotEmpty).toSet() else setOf(value)

    private fun press(option: String) {
        value =
            when {
                // In the order of the options, whatever the order of the taps.
                many ->
                    options.map { it.value }.filter { (it in chosen()) != (it == option) }.joinToString(",")
                option == value -> ""
                else -> option
            }
        changed?.invoke(value)
    }

    private fun draw() {
        val chosen = chosen()
        options.forEachIndexed { i, option -> tiles[i].draw(option.value in chosen, problem) }
    }

    private class Tile(context: Context, private val label: String, private val many: Boolean) :
        LinearLayout(context) {
        private val tick = context.picture(R.drawable.mdi_check, context.palette.onContainer)
        private val words: TextView = SnugText(context, Type.BODY_STRONG, label, context.palette.ink)

        /** The width one line of the label asks for, tick and margins with it. */
        val wanted: Int
            get() = words.paint.measureText(label).toInt() + dp(2 * Space.M + Space.ICON + Space.S) + 1

        /** The width its longest word asks for: no word is broken. */
        val least: Int
            get() =
                label.split(' ').maxOf { words.paint.measureText(it) }.toInt() +
                    dp(2 * Space.M + Space.ICON + Space.S) +
                    1

        init {
            gravity = Gravity.CENTER
            minimumHeight = dp(Space.BUTTON)
            pad(Space.M, Space.S, Space.M, Space.S)
            addView(tick, LayoutParams(iconSize(), iconSize()).apply { marginEnd = dp(Space.S) })
            addView(words)
        }

        fun draw(chosen: Boolean, problem: Boolean) {
            val palette = context.palette
            tick.visibility = if (chosen) View.VISIBLE else View.GONE
            words.setTextColor(if (chosen) palette.onContainer else palette.ink)
            val shape =
                when {
                    chosen -> context.rounded(palette.container, Space.FIELD_RADIUS, palette.primary)
                    problem -> context.rounded(palette.card, Space.FIELD_RADIUS, palette.emergency.ink, 2)
                    else -> context.rounded(palette.card, Space.FIELD_RADIUS, palette.line)
                }
            background = context.touchable(shape)
            isClickable = true
            speak(label, if (many) Role.CHECK else Role.RADIO, chosen)
        }
    }

    private class Tiles(context: Context, private val tiles: List<Tile>) : ViewGroup(context) {
        private val gap = dp(Space.S)
        private var rows: List<List<Tile>> = emptyList()

        init {
            tiles.forEach(::addView)
        }

        override fun onMeasure(widthSpec: Int, heightSpec: Int) {
            val width = MeasureSpec.getSize(widthSpec)
            rows = arrange(width)
            var height = 0
            for (row in rows) {
                val each = (width - gap * (row.size - 1)) / row.size
                val wide = MeasureSpec.makeMeasureSpec(each, MeasureSpec.EXACTLY)
                row.forEach { it.measure(wide, MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)) }
                val tall = row.maxOf { it.measuredHeight }
                row.forEach { it.measure(wide, MeasureSpec.makeMeasureSpec(tall, MeasureSpec.EXACTLY)) }
                height += tall + gap
            }
            setMeasuredDimension(width, (height - gap).coerceAtLeast(0))
        }

        private fun arrange(width: Int): List<List<Tile>> {
            val tiles = tiles.filter { it.visibility == View.VISIBLE }
            if (tiles.isEmpty()) return emptyList()
            val third = (width - gap * (tiles.size - 1)) / tiles.size
            if (tiles.size <= SEGMENTS && tiles.all { it.wanted <= third }) return listOf(tiles)
            // Two lines in half the width are still read at a glance.
            val half = (width - gap) / 2
            val fits =
                tiles.all { it.wanted <= half * 3 / 2 && it.least <= half } &&
                    resources.configuration.fontScale < LARGE
            if (!fits) return tiles.map(::listOf)
            val odd = tiles.size % 2
            return tiles.take(odd).map(::listOf) + tiles.drop(odd).chunked(2)
        }

        override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
            val mirrored = layoutDirection == LAYOUT_DIRECTION_RTL
            var y = 0
            for (row in rows) {
                var x = 0
                for (tile in row) {
                    val left = if (mirrored) r - l - x - tile.measuredWidth else x
                    tile.layout(left, y, left + tile.measuredWidth, y + tile.measuredHeight)
                    x += tile.measuredWidth + gap
                }
                y += row.maxOf { it.measuredHeight } + gap
            }
        }
    }

    private companion object {
        const val SEGMENTS = 4
        const val LARGE = 1.5f
    }
}
