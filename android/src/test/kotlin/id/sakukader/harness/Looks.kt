package id.sakukader.harness

import org.robolectric.RuntimeEnvironment

/** How a phone can be set: everything must hold in each of them. */
enum class Look(val qualifiers: String, val font: Float) {
    LIGHT("in-rID-w360dp-h800dp-notnight-xhdpi", 1.0f),
    DARK("in-rID-w360dp-h800dp-night-xhdpi", 1.0f),
    LIGHT_LARGE("in-rID-w360dp-h800dp-notnight-xhdpi", 2.0f),
    DARK_LARGE("in-rID-w360dp-h800dp-night-xhdpi", 2.0f);

    /** Sets the phone so. */
    fun apply() {
        RuntimeEnvironment.setQualifiers(qualifiers)
        RuntimeEnvironment.setFontScale(font)
    }

    /** "light-2.0", for the names of pictures. */
    val label: String
        get() = (if (this == DARK || this == DARK_LARGE) "dark" else "light") + "-$font"
}
