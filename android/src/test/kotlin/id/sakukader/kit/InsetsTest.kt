package id.sakukader.kit

import android.app.Activity
import android.graphics.Insets
import android.graphics.Rect
import android.os.Build
import android.os.Looper
import android.view.View
import android.view.WindowInsets
import android.view.WindowInsets.Type
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.util.ReflectionHelpers

/** Edge to edge: with made-up bars, cut-out and keyboard nothing stands under them. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], qualifiers = "in-rID-w360dp-h800dp-mdpi")
class InsetsTest {
    private val activity: Activity = Robolectric.buildActivity(Activity::class.java).setup().get()
    private val bar =
        BottomBar(activity, listOf(BarPlace(id.sakukader.R.drawable.mdi_today, "Hari ini", true) {}))
    private val title = TopBar(activity, "Judul", {})
    private val page = Page(activity, title, bar).next(activity.primaryButton("Simpan") {})

    private fun bars(left: Int = 0, bottom: Int = 48, keyboard: Int = 0): WindowInsets =
        WindowInsets.Builder()
            .setInsets(Type.statusBars(), Insets.of(0, 24, 0, 0))
            .setInsets(Type.navigationBars(), Insets.of(0, 0, 0, bottom))
            .setInsets(Type.displayCutout(), Insets.of(left, 0, 0, 0))
            .setInsets(Type.ime(), Insets.of(0, 0, 0, keyboard))
            .setVisible(Type.ime(), keyboard > 0)
            .build()

    private fun show(insets: WindowInsets) {
        activity.setContentView(page)
        shadowOf(Looper.getMainLooper()).idle()
        // After the window's own, which here are none.
        page.dispatchApplyWindowInsets(insets)
        page.measure(exactly(page.width), exactly(page.height))
        page.layout(0, 0, page.width, page.height)
    }

    private fun exactly(size: Int) = View.MeasureSpec.makeMeasureSpec(size, View.MeasureSpec.EXACTLY)

    @Test
    fun theTopBarStandsBelowTheStatusBarAndThePlacesAboveTheNavigationBar() {
        show(bars())
        val at = Rect()
        page.offsetDescendantRectToMyCoords(title, at)
        assertEquals(24, at.top)
        at.set(0, 0, 0, bar.height)
        page.offsetDescendantRectToMyCoords(bar, at)
        assertEquals("its ground goes down to the edge", page.height, at.bottom)
        assertEquals(48, bar.paddingBottom)
    }

    @Test
    fun withTheKeyboardTheNextStepStandsRightAboveItAndThePlacesAreGone() {
        show(bars(keyboard = 300))
        assertEquals(View.GONE, bar.visibility)
        assertEquals(300, page.paddingBottom)
    }

    @Test
    fun whenTheKeyboardGoesThePlacesComeBack() {
        show(bars(keyboard = 300))
        show(bars())
        assertEquals(View.VISIBLE, bar.visibility)
        assertEquals(0, page.paddingBottom)
    }

    @Test
    fun aCutOutAtTheSideIsKeptClearOf() {
        show(bars(left = 40))
        assertEquals(40, page.paddingLeft)
    }

    @Test
    fun beforeApi30TheOldInsetsSayTheSame() {
        val sdk = Build.VERSION.SDK_INT
        ReflectionHelpers.setStaticField(Build.VERSION::class.java, "SDK_INT", 29)
        try {
            @Suppress("DEPRECATION")
            fun old(bottom: Int) =
                WindowInsets.Builder()
                    .setSystemWindowInsets(Insets.of(0, 24, 0, bottom))
                    .setStableInsets(Insets.of(0, 24, 0, 48))
                    .build()
            val edges = Edges.of(old(bottom = 48))
            assertEquals(24, edges.top)
            assertEquals(48, edges.bottom)
            assertFalse(edges.keyboard)
            assertTrue(Edges.of(old(bottom = 300)).keyboard)
        } finally {
            ReflectionHelpers.setStaticField(Build.VERSION::class.java, "SDK_INT", sdk)
        }
    }
}
