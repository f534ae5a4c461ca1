package id.sakukader.form

import android.graphics.Rect
import android.view.View
import android.widget.EditText
import android.widget.TextView
import id.sakukader.core.FormRef
import id.sakukader.harness.Checks
import id.sakukader.harness.Eyes
import id.sakukader.harness.Family
import id.sakukader.harness.RunningApp
import id.sakukader.harness.Windows
import id.sakukader.kit.FieldBox
import id.sakukader.kit.NumberPad
import id.sakukader.navigation.Place
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.ParameterizedRobolectricTestRunner.Parameters
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * A field that was refused stands above its pad with its name, its whole frame, and what is wrong with it.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class FieldInSightTest(private val window: String, private val font: Float) {
    @get:Rule val app = RunningApp()

    private fun open(form: FormRef) {
        RuntimeEnvironment.setQualifiers("in-rID-$window-xhdpi")
        RuntimeEnvironment.setFontScale(font)
        Family().setUp()
        app.open()
        app.stage.go(Place.Form(form))
        app.settle()
    }

    /** All of it is on the screen, nothing above or below it in the way. */
    private fun wholly(view: View, what: String) {
        val seen = Rect()
        assertTrue("$what is in sight", view.getGlobalVisibleRect(seen))
        assertEquals("$what is all there, $seen", view.width to view.height, seen.width() to seen.height())
    }

    private fun refused(label: String, sentence: String) {
        seen("refused-${label.lowercase().replace(' ', '-')}")
        val views = Eyes.shownViews()
        val field = app.field(label)
        assertTrue("$label has the finger", field.isFocused)
        wholly(views.filterIsInstance<NumberPad>().single(), "the pad")
        wholly(views.filterIsInstance<TextView>().first { it.labelFor == field.id }, "“$label”")
        wholly(views.filterIsInstance<FieldBox>().first { it.edit === field }, "the frame of $label")
        wholly(views.filterIsInstance<TextView>().single { sentence in it.text }, "“$sentence”")
        Checks.screen("$label refused, $window, $font")
    }

    /** Drawing it is what a scroll under way goes on with: where things stand counts only after that. */
    private fun seen(name: String) {
        val picture = List(FRAMES) { app.pass(FRAME_MS).let { Windows.picture() } }.last()
        System.getProperty("screenshots.folder")?.let {
            Windows.save(picture, File(it, "$name-$window-$font.png"))
        }
    }

    @Test
    fun afterTheSaveThatLedBackToIt() {
        open(FormRef.NewHousehold("Saodah"))
        app.tap("Perempuan")
        app.tap("Lanjut")
        app.type("Alamat", "Jl. Melati 4")
        app.tap("Lanjut")
        app.tap("Simpan keluarga")
        refused("Tanggal lahir", "Isi tanggal lahir, atau perkiraan umurnya.")
    }

    @Test
    fun whenLanjutRefusesIt() {
        open(FormRef.NewHousehold("Saodah"))
        app.type("Tanggal lahir", "31-12-2099")
        app.tap("Lanjut")
        refused("Tanggal lahir", "tidak bisa setelah hari ini")
        app.type("Tanggal lahir", "")
        app.tap("Lanjut")
        app.type("RT", "abc")
        app.tap("Lanjut")
        refused("RT", "angka saja")
    }

    @Test
    fun theNextStepComesBackToItsPlaceWhenThePadIsPutAway() {
        open(FormRef.NewHousehold("Saodah"))
        val before = place()
        app.type("Tanggal lahir", "31-12-2099")
        app.tap("Lanjut")
        app.back()
        assertTrue(Eyes.shownViews().none { it is NumberPad })
        assertEquals(before, place())
    }

    private fun place(): Rect = Rect().also { app.control("Lanjut").getGlobalVisibleRect(it) }

    @Test
    fun theFrameIsWhereverAFieldIsTappedNotCutByThePad() {
        open(FormRef.NewHousehold("Saodah"))
        for (field in Eyes.shownViews().filterIsInstance<EditText>()) {
            field.requestFocus()
            app.settle()
            seen("focused")
            wholly(field.parent as View, "the frame of ${field.hint}")
        }
    }

    companion object {
        private const val FRAMES = 3
        private const val FRAME_MS = 150L

        @JvmStatic
        @Parameters(name = "{0}, font {1}")
        fun windows() =
            listOf(
                    "w360dp-h800dp-port",
                    "w320dp-h640dp-port",
                    "w320dp-h533dp-port",
                    "w800dp-h360dp-land",
                    "w640dp-h320dp-land",
                )
                .flatMap { listOf(arrayOf<Any>(it, 1.0f), arrayOf<Any>(it, 2.0f)) }
    }
}
