package id.sakukader.harness

import id.sakukader.navigation.Place
import org.junit.Rule
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** A test of the real app over the real core, on an ordinary phone. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], qualifiers = "in-rID-w360dp-h800dp-notnight-xhdpi")
abstract class ScreenTest {
    @get:Rule val app = RunningApp()

    /** The family of the acceptance journey; nobody is registered until a test asks for it. */
    protected val family = Family()

    /** Opens the app and goes to a place. */
    protected fun at(place: Place) {
        app.open()
        app.stage.go(place)
        app.settle()
    }

    /** The place on the screen. */
    protected val here: Place
        get() = app.stage.places.last()
}
