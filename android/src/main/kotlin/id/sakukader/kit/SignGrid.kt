package id.sakukader.kit

import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.widget.LinearLayout
import android.widget.TextView
import id.sakukader.R
import id.sakukader.core.Field
import id.sakukader.core.FieldKind

/**
 * Danger signs as named tiles. A tap says that the sign is there; one more tile says that none is, or that
 * there is no other: an untouched tile is not yet an answer.
 */
class SignGrid(
    context: Context,
    private val signs: List<Field>,
    private val changed: (String, String) -> Unit,
) : ViewGroup(context) {
    private val values = LinkedHashMap<String, String>().apply { signs.forEach { put(it.id, it.value) } }
    private val tiles =
        signs.map {
            val picture = Pictures.sign((it.kind as? FieldKind.Sign)?.picture.orEmpty())
            SignTile(context, it.label, picture, it.help)
        }
    private val none =
        SignTile(context, context.getString(R.string.signs_none), R.drawable.mdi_check_circle_outline)
    private val gap = dp(Space.S)
    private var columns = 1

    init {
        signs.forEachIndexed { i, sign ->
            addView(tiles[i])
            tiles[i].setOnClickListener { set(sign.id, if (values[sign.id] == YES) "" else YES) }
        }
        addView(none)
        none.setOnClickListener { sayNone() }
        draw()
    }

    /** What is answered so far: `yes`, `no` or empty by field. */
    fun answers(): Map<String, String> = values.toMap()

    /** What is tapped for a field. */
    fun tile(field: String): View = tiles[signs.indexOfFirst { it.id == field }]

    /** Shows other answers, telling nobody. */
    fun show(answers: Map<String, String>) {
        signs.forEach { values[it.id] = answers[it.id].orEmpty() }
        draw()
    }

    private fun set(id: String, value: String) {
        values[id] = value
        draw()
        changed(id, value)
    }

    private fun sayNone() {
        val said = allAnswered()
        signs.filter { values[it.id] != YES }.forEach { set(it.id, if (said) "" else NO) }
    }

    private fun allAnswered() = values.values.all { it == YES || it == NO }

    private fun draw() {
        val some = values.values.any { it == YES }
        signs.forEachIndexed { i, sign ->
            tiles[i].draw(if (values[sign.id] == YES) SignTile.State.THERE else SignTile.State.OPEN)
        }
        none.label = context.getString(if (some) R.string.signs_no_other else R.string.signs_none)
        none.draw(if (allAnswered()) SignTile.State.NONE_SAID else SignTile.State.NONE)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        columns =
            (MOST downTo 1).first { n ->
                n == 1 || all().all { it.longestWord <= (width - gap * (n - 1)) / n }
            }
        var height = 0
        for (row in rows()) {
            row.forEach { (tile, span) ->
                tile.measure(exactly(span, width), MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED))
            }
            val tall = row.maxOf { it.first.measuredHeight }
            row.forEach { (tile, span) ->
                tile.measure(exactly(span, width), MeasureSpec.makeMeasureSpec(tall, MeasureSpec.EXACTLY))
            }
            height += tall + gap
        }
        setMeasuredDimension(width, (height - gap).coerceAtLeast(0))
    }

    private fun all() = tiles + none

    private fun exactly(span: Int, width: Int): Int {
        val one = (width - gap * (columns - 1)) / columns
        return MeasureSpec.makeMeasureSpec(one * span + gap * (span - 1), MeasureSpec.EXACTLY)
    }

    /** The last tile takes what is left of its row, or a row of its own. */
    private fun rows(): List<List<Pair<SignTile, Int>>> {
        val full = tiles.map { it to 1 }.chunked(columns)
        val last = full.lastOrNull().orEmpty()
        return if (last.size in 1 until columns)
            full.dropLast(1) + listOf(last + (none to columns - last.size))
        else full + listOf(listOf(none to columns))
    }

    override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
        var y = 0
        for (row in rows()) {
            var x = 0
            for ((tile, _) in row) {
                val left = if (layoutDirection == LAYOUT_DIRECTION_RTL) r - l - x - tile.measuredWidth else x
                tile.layout(left, y, left + tile.measuredWidth, y + tile.measuredHeight)
                x += tile.measuredWidth + gap
            }
            y += row.maxOf { it.first.measuredHeight } + gap
        }
    }

    private companion object {
        const val YES = "yes"
        const val NO = "no"
        const val MOST = 3
    }
}

/** One tile of [SignGrid]: picture above, name below; what else belongs to the sign is only spoken. */
internal class SignTile(context: Context, words: String, picture: Int, private val help: String? = null) :
    LinearLayout(context) {
    enum class State {
        OPEN,
        THERE,
        NONE,
        NONE_SAID,
    }

    private val face = context.picture(picture, context.palette.ink, FACE)
    private val name: TextView = context.text(Type.SECOND_STRONG, words)

    /** Its name. */
    var label: String = words
        set(value) {
            field = value
            name.text = value
        }

    /** The width the longest word asks for. */
    val longestWord: Int
        get() =
            name.text.split(' ').maxOf { name.paint.measureText(it) }.toInt() + paddingLeft + paddingRight + 1

    init {
        orientation = VERTICAL
        minimumHeight = dp(Space.TILE)
        pad(10, Space.M, 10, Space.M)
        addView(face, LayoutParams(iconSize(FACE), iconSize(FACE)))
        addView(View(context), LayoutParams(0, 0, 1f))
        addView(
            name,
            LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT).apply {
                topMargin = dp(Space.S)
            },
        )
        gravity = Gravity.START
    }

    fun draw(state: State) {
        val palette = context.palette
        val (ink, shape) =
            when (state) {
                State.OPEN -> palette.ink to context.rounded(palette.card, Space.CARD_RADIUS, palette.line)
                State.THERE ->
                    palette.emergency.ink to
                        context.rounded(palette.emergency.ground, Space.CARD_RADIUS, palette.emergency.ink)
                State.NONE ->
                    palette.primary to
                        context.rounded(palette.card, Space.CARD_RADIUS, palette.primary, dashed = true)
                State.NONE_SAID ->
                    palette.good.ink to
                        context.rounded(palette.good.ground, Space.CARD_RADIUS, palette.good.ink)
            }
        name.setTextColor(ink)
        face.imageTintList = android.content.res.ColorStateList.valueOf(ink)
        background = context.touchable(shape, ink)
        isClickable = true
        speak(
            listOfNotNull(label, help).joinToString(". "),
            Role.CHECK,
            state == State.THERE || state == State.NONE_SAID,
        )
    }

    private companion object {
        const val FACE = 28
    }
}
