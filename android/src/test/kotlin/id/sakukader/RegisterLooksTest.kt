package id.sakukader

import id.sakukader.harness.Checks
import id.sakukader.harness.Family
import id.sakukader.harness.Look
import id.sakukader.harness.RunningApp
import id.sakukader.harness.Windows
import id.sakukader.navigation.Place
import java.io.File
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.ParameterizedRobolectricTestRunner.Parameters
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * Every screen of the register, light and dark, at font 1.0 and 2.0: nothing cut off, nothing too small for a
 * finger, nothing TalkBack has no words for. With -Dscreenshots.folder it keeps what it saw.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class RegisterLooksTest(private val look: Look) {
    @get:Rule val app = RunningApp()

    private val family = Family()

    private fun check(name: String) {
        System.getProperty("screenshots.folder")?.let {
            Windows.save(Windows.picture(), File(it, "$name-${look.label}.png"))
        }
        Checks.screen("$name, ${look.label}")
    }

    private fun go(name: String, place: Place) {
        app.stage.go(place)
        app.settle()
        check(name)
    }

    @Test
    fun aNewPosyandu() {
        look.apply()
        family.setUp()
        app.open()
        check("home-new")
        app.tap("Warga")
        check("people-nobody")
        go("follow-ups-none", Place.FollowUps)
    }

    @Test
    fun aRegisterInUse() {
        look.apply()
        family.setUp().register().visit()
        app.open()
        check("home")
        app.tap("Warga")
        check("people")
        app.type("Cari", "siti a")
        check("people-found")
        app.tap("Daftarkan")
        check("people-register")
        app.tap("Anggota keluarga yang sudah ada")
        check("household-picker")
        go("household", Place.Household(family.household))
        go("person", Place.Person(family.siti))
        go("history", Place.History(family.siti))
        go("follow-ups", Place.FollowUps)
        app.tap("Siti Aminah")
        check("follow-up")
        app.tap("Sudah dilaporkan ke bidan")
        check("follow-up-reported")
        go("settings", Place.Settings)
    }

    @Test
    fun aStoreThatDoesNotOpen() {
        look.apply()
        family.setUp()
        (RuntimeEnvironment.getApplication() as App).close()
        app.folder.resolve("store/sakukader.db").writeText("not a database ".repeat(100))
        app.open()
        check("start-damaged")
        app.tap("Sisihkan berkas dan mulai baru")
        check("start-set-aside")
    }

    companion object {
        @JvmStatic @Parameters(name = "{0}") fun looks(): List<Look> = Look.entries
    }
}
