package id.sakukader.kit

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** Text on its ground has a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3, level AA), in light and in dark. */
class PaletteTest {
    private fun pairs(p: Palette): Map<String, Pair<Int, Int>> = buildMap {
        put("ink on background", p.ink to p.background)
        put("ink on card", p.ink to p.card)
        put("soft on background", p.soft to p.background)
        put("soft on card", p.soft to p.card)
        put("primary on background", p.primary to p.background)
        put("primary on card", p.primary to p.card)
        put("on primary", p.onPrimary to p.primary)
        put("on container", p.onContainer to p.container)
        put("background on ink (snackbar)", p.background to p.ink)
        put("white on the strong red", p.alarm.ink to p.alarm.ground)
        val levels =
            mapOf(
                "good" to p.good,
                "follow up" to p.followUp,
                "refer" to p.refer,
                "emergency" to p.emergency,
                "information" to p.information,
            )
        for ((name, level) in levels) {
            put("$name on its ground", level.ink to level.ground)
            put("$name on card", level.ink to p.card)
            put("$name on background", level.ink to p.background)
        }
    }

    @Test fun everyTextCanBeReadInLight() = readable(Palette.light)

    @Test fun everyTextCanBeReadInDark() = readable(Palette.dark)

    @Test
    fun theSnackbarsUndoCanBeReadOnItsGround() {
        assertTrue(contrast(Palette.dark.primary, Palette.light.ink) >= LEAST)
        assertTrue(contrast(Palette.light.primary, Palette.dark.ink) >= LEAST)
    }

    @Test
    fun theFormulaIsTheOneOfTheStandard() {
        assertEquals(21.0, contrast(0xFF000000.toInt(), 0xFFFFFFFF.toInt()), 0.001)
        // #767676 on white is the well-known lightest grey that passes: 4.54.
        assertEquals(4.54, contrast(0xFF767676.toInt(), 0xFFFFFFFF.toInt()), 0.005)
    }

    private fun readable(palette: Palette) {
        val poor =
            pairs(palette)
                .mapValues { (_, pair) -> contrast(pair.first, pair.second) }
                .filterValues { it < LEAST }
        assertTrue("too little contrast: $poor", poor.isEmpty())
    }

    private fun contrast(a: Int, b: Int): Double {
        val (light, dark) = listOf(luminance(a), luminance(b)).sortedDescending()
        return (light + 0.05) / (dark + 0.05)
    }

    private fun luminance(colour: Int): Double {
        fun part(shift: Int): Double {
            val c = (colour shr shift and 0xFF) / 255.0
            return if (c <= 0.04045) c / 12.92 else Math.pow((c + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    private companion object {
        const val LEAST = 4.5
    }
}
