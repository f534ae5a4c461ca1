package id.sakukader.kit

import android.content.Context
import android.content.res.Configuration
import id.sakukader.core.Tone

/** Text or a shape on its ground. */
class Ink(val ink: Int, val ground: Int)

/** Every colour of the app, by role. No screen and no component names a colour of its own. */
class Palette(
    val background: Int,
    val card: Int,
    val line: Int,
    val ink: Int,
    val soft: Int,
    val primary: Int,
    val onPrimary: Int,
    val container: Int,
    val onContainer: Int,
    val good: Ink,
    val followUp: Ink,
    val refer: Ink,
    val emergency: Ink,
    val information: Ink,
) {
    /** White on the strong red: the emergency screen and its button, the same in light and dark. */
    val alarm = Ink(ink = 0xFFFFFFFF.toInt(), ground = 0xFFB3151B.toInt())

    /**
     * The line of a field that waits for nothing but can be touched: 3:1 against its ground (WCAG 1.4.11).
     */
    val edge = soft

    /** The colours of a level. */
    fun of(tone: Tone): Ink =
        when (tone) {
            Tone.PLAIN -> Ink(onContainer, container)
            Tone.GOOD -> good
            Tone.INFORMATION -> information
            Tone.FOLLOW_UP -> followUp
            Tone.REFER -> refer
            Tone.EMERGENCY -> emergency
        }

    /** The colour of a sentence of this tone on paper or a card. */
    fun ink(tone: Tone): Int = if (tone == Tone.PLAIN) soft else of(tone).ink

    companion object {
        val light =
            Palette(
                background = color(0xF6F4EE),
                card = color(0xFFFFFF),
                line = color(0xE3E0D6),
                ink = color(0x1B1C1A),
                soft = color(0x5C5F58),
                primary = color(0x12694F),
                onPrimary = color(0xFFFFFF),
                container = color(0xD5EFE3),
                onContainer = color(0x05372A),
                good = Ink(color(0x12694F), color(0xDDF1E4)),
                followUp = Ink(color(0x7A5200), color(0xFFEFC7)),
                refer = Ink(color(0x8F3A00), color(0xFFE0CC)),
                emergency = Ink(color(0xB3151B), color(0xFFDAD8)),
                information = Ink(color(0x1E4E8C), color(0xDEE9FA)),
            )
        val dark =
            Palette(
                background = color(0x121411),
                card = color(0x1D201C),
                line = color(0x33372F),
                ink = color(0xE5E4DE),
                soft = color(0xA9ACA3),
                primary = color(0x7FD3B0),
                onPrimary = color(0x00382A),
                container = color(0x12483A),
                onContainer = color(0xBDEFD8),
                good = Ink(color(0x8ED8B4), color(0x133B2D)),
                followUp = Ink(color(0xF4C66A), color(0x3D2F0B)),
                refer = Ink(color(0xFFB68C), color(0x4A2410)),
                emergency = Ink(color(0xFFB3AE), color(0x5A1114)),
                information = Ink(color(0xA9C7F7), color(0x17304F)),
            )

        private fun color(rgb: Int) = 0xFF000000.toInt() or rgb
    }
}

/** It is dark mode. */
val Context.isNight: Boolean
    get() =
        resources.configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK == Configuration.UI_MODE_NIGHT_YES

/** The colours in force. */
val Context.palette: Palette
    get() = if (isNight) Palette.dark else Palette.light
