package id.sakukader.kit

import android.app.Activity
import android.os.Looper
import id.sakukader.harness.Checks
import id.sakukader.harness.Windows
import java.io.File
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.ParameterizedRobolectricTestRunner.Parameters
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** Every component at every size of text, on a usual and on a narrow phone, upright and lying. */
@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class KitTest(private val look: String, private val qualifiers: String, private val font: Float) {
    @Test
    fun nothingIsCutSmallOrSilent() {
        RuntimeEnvironment.setQualifiers(qualifiers)
        RuntimeEnvironment.setFontScale(font)
        for ((name, page) in Samples.pages) {
            Robolectric.buildActivity(Activity::class.java).use { controller ->
                controller.get().setTheme(id.sakukader.R.style.App)
                controller.setup()
                Samples.show(controller.get(), page(controller.get()))
                shadowOf(Looper.getMainLooper()).idle()
                System.getProperty("screenshots.folder")?.let {
                    Windows.save(Windows.picture(), File(it, "kit-$name-$look.png"))
                }
                Checks.screen("$name, $look")
            }
        }
    }

    companion object {
        @JvmStatic
        @Parameters(name = "{0}")
        fun looks() =
            listOf(
                arrayOf<Any>("light-1.0", "in-rID-w360dp-h800dp-xhdpi", 1.0f),
                arrayOf<Any>("dark-1.0", "in-rID-w360dp-h800dp-night-xhdpi", 1.0f),
                arrayOf<Any>("light-2.0", "in-rID-w360dp-h800dp-xhdpi", 2.0f),
                arrayOf<Any>("dark-2.0", "in-rID-w360dp-h800dp-night-xhdpi", 2.0f),
                arrayOf<Any>("narrow-1.3", "in-rID-w320dp-h640dp-xhdpi", 1.3f),
                arrayOf<Any>("narrow-2.0", "in-rID-w320dp-h640dp-xhdpi", 2.0f),
                arrayOf<Any>("lying-1.0", "in-rID-w800dp-h360dp-land-xhdpi", 1.0f),
            )
    }
}
