package id.sakukader.harness

import org.robolectric.RuntimeEnvironment

/** How a phone can be set: everything must hold in each of them. */
enum class Look(private val width: Int, private val height: Int, val dark: Boolean, val font: Float) {
    LIGHT(360, 800, false, 1.0f),
    DARK(360, 800, true, 1.0f),
    LIGHT_LARGE(360, 800, false, 2.0f),
    DARK_LARGE(360, 800, true, 2.0f),
    NARROW(320, 640, false, 1.0f),
    NARROW_LARGE(320, 640, false, 2.0f),

    /** Each screen is turned and turned back. */
    TURNED(360, 800, false, 1.0f);

    /** What the phone is set to when it stands. */
    val standing: String
        get() = "in-rID-w${width}dp-h${height}dp-port-$mode-xhdpi"

    /** What it is set to when it lies. */
    val lying: String
        get() = "in-rID-w${height}dp-h${width}dp-land-$mode-xhdpi"

    private val mode: String
        get() = if (dark) "night" else "notnight"

    /** Sets the phone so. */
    fun apply() {
        RuntimeEnvironment.setQualifiers(standing)
        RuntimeEnvironment.setFontScale(font)
    }

    /** "light-2.0", for the names of pictures. */
    val label: String
        get() =
            when (this) {
                NARROW,
                NARROW_LARGE -> "narrow-$font"
                TURNED -> "lying-$font"
                else -> (if (dark) "dark" else "light") + "-$font"
            }
}
