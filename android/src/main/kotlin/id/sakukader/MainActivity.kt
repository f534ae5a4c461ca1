package id.sakukader

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.content.res.Configuration
import android.os.Build
import android.os.Bundle
import android.view.WindowManager
import id.sakukader.kit.drawEdgeToEdge
import id.sakukader.kit.lightIcons
import id.sakukader.navigation.BackStack
import id.sakukader.navigation.Stage
import id.sakukader.navigation.StageWindow
import java.util.Locale

/** The one activity: the window, the saved state and Back; all else is on the [Stage]. */
class MainActivity : Activity(), StageWindow {
    private lateinit var stack: BackStack
    private var gestures: BackGestures? = null

    /** What is shown. */
    lateinit var stage: Stage
        private set

    override fun attachBaseContext(base: Context) {
        super.attachBaseContext(base)
        // Pickers and TalkBack speak the language of the screens, whatever the phone's (decision 007).
        applyOverrideConfiguration(
            Configuration().apply {
                fontScale = 0f
                setLocale(Locale("in", "ID"))
            }
        )
    }

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        window.drawEdgeToEdge()
        if (Build.VERSION.SDK_INT >= 33) gestures = BackGestures33.of(this, ::goBack)
        @Suppress("DEPRECATION")
        stack = lastNonConfigurationInstance as? BackStack ?: BackStack.read(state?.getStringArrayList(WAY))
        stage = Stage(this, stack, this)
        secure(!stage.practice)
        setContentView(stage.view)
        stage.start()
    }

    override fun onSaveInstanceState(out: Bundle) {
        super.onSaveInstanceState(out)
        out.putStringArrayList(WAY, stack.write())
    }

    @Deprecated("The framework has no other way to keep an object over a rotation.")
    override fun onRetainNonConfigurationInstance(): Any = stack

    override fun onPause() {
        stage.pause()
        super.onPause()
    }

    override fun onDestroy() {
        stage.close()
        gestures?.listen(false)
        super.onDestroy()
    }

    @Deprecated("Below API 33 there is no other way to hear of Back.") override fun onBackPressed() = goBack()

    override fun backNeeded(needed: Boolean) {
        gestures?.listen(needed)
    }

    override fun lightIcons(on: Boolean) = window.lightIcons(on)

    override fun secure(on: Boolean) {
        val flag = WindowManager.LayoutParams.FLAG_SECURE
        if (on) window.addFlags(flag) else window.clearFlags(flag)
    }

    override fun pickFile(): Boolean {
        // Not text/plain: phones know no type for a .toml. Only what lies on the phone: it works without
        // signal.
        val ask =
            Intent(Intent.ACTION_OPEN_DOCUMENT)
                .addCategory(Intent.CATEGORY_OPENABLE)
                .setType("*/*")
                .putExtra(Intent.EXTRA_LOCAL_ONLY, true)
        return asks(ask, PICKED)
    }

    override fun makeFile(name: String, kind: String): Boolean =
        asks(
            Intent(Intent.ACTION_CREATE_DOCUMENT)
                .addCategory(Intent.CATEGORY_OPENABLE)
                .setType(kind)
                .putExtra(Intent.EXTRA_TITLE, name),
            MADE,
        )

    private fun asks(intent: Intent, request: Int): Boolean =
        try {
            @Suppress("DEPRECATION") startActivityForResult(intent, request)
            true
        } catch (_: ActivityNotFoundException) {
            false
        }

    @Deprecated("The framework has no other way to hear of another app's answer.")
    override fun onActivityResult(request: Int, result: Int, answer: Intent?) {
        val file = answer?.data ?: return
        if (result != RESULT_OK) return
        when (request) {
            PICKED -> stage.picked(file)
            MADE -> stage.made(file)
        }
    }

    private fun goBack() {
        if (!stage.back()) finish()
    }

    private companion object {
        const val WAY = "way"
        const val PICKED = 1
        const val MADE = 2
    }
}
