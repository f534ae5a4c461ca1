package id.sakukader.kit

import android.content.Context
import android.util.TypedValue
import android.util.TypedValue.COMPLEX_UNIT_SP
import android.view.Gravity
import android.view.View
import android.widget.LinearLayout
import id.sakukader.R
import id.sakukader.core.Chip
import id.sakukader.core.Tone

/**
 * A small labelled mark. The word carries the meaning; the levels have a shape beside it where there is room.
 */
fun Context.chip(text: String, tone: Tone, icon: Int? = null): View =
    LinearLayout(this).apply {
        val colours = palette.of(tone)
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = dp(Space.CHIP)
        pad(if (icon == null) 10 else Space.S, Space.XS, 10, Space.XS)
        // Round ends on one line; on several the corners stay as round as that, clear of the words.
        val line = TypedValue.applyDimension(COMPLEX_UNIT_SP, Type.CHIP.line, resources.displayMetrics)
        val radius = ((line / resources.displayMetrics.density + 2 * Space.XS) / 2).toInt() + 1
        background = rounded(colours.ground, radius)
        if (icon != null)
            addView(
                picture(icon, colours.ink, 18),
                LinearLayout.LayoutParams(iconSize(18), iconSize(18)).apply { marginEnd = dp(Space.XS) },
            )
        addView(text(Type.CHIP, text, colours.ink))
        speak(text)
    }

/** A chip of the core. */
fun Context.chip(chip: Chip): View = chip(chip.text, chip.tone)

/** A chip with the shape of its level, as beside a field. */
fun Context.levelChip(chip: Chip): View = chip(chip.text, chip.tone, shapeOf(chip.tone))

/** The shape that goes with a level's colour. */
fun shapeOf(tone: Tone): Int? =
    when (tone) {
        Tone.PLAIN -> null
        Tone.GOOD -> R.drawable.mdi_check_circle
        Tone.INFORMATION -> R.drawable.mdi_information
        Tone.FOLLOW_UP -> R.drawable.mdi_clock
        Tone.REFER -> R.drawable.mdi_refer
        Tone.EMERGENCY -> R.drawable.mdi_emergency
    }

/** Chips in lines. */
fun Context.chips(chips: List<View>): FlowLayout = FlowLayout(this).apply { chips.forEach(::addView) }
