package id.sakukader.phone

import android.view.View
import android.widget.EditText
import android.widget.TextView
import id.sakukader.harness.Eyes
import id.sakukader.harness.Seen
import org.json.JSONArray
import org.json.JSONObject
import org.robolectric.RuntimeEnvironment

/**
 * What the screen says, as JSON. `seen`: what is in sight, each with its words, its bounds in dp, `kind`
 * (text, control or field), for a control whether it is `chosen` and `enabled`, for a field its `label` and
 * `value`. `all`: every text, those to be scrolled to as well.
 */
internal object Texts {
    fun json(frame: Long): String {
        val views = Eyes.shownViews()
        val seen = JSONArray()
        Eyes.seen().forEach { seen.put(one(it, views)) }
        val screen = RuntimeEnvironment.getApplication().resources.displayMetrics
        return JSONObject()
            .put("frame", frame)
            .put("width", (screen.widthPixels / screen.density).toDouble())
            .put("height", (screen.heightPixels / screen.density).toDouble())
            .put("seen", seen)
            .put("all", JSONArray(Eyes.texts()))
            .toString()
    }

    private fun one(seen: Seen, views: List<View>): JSONObject {
        val density = seen.view.resources.displayMetrics.density
        val view = seen.view
        val json =
            JSONObject()
                .put("words", seen.words)
                .put("x", dp(seen.at.left, density))
                .put("y", dp(seen.at.top, density))
                .put("w", dp(seen.at.width(), density))
                .put("h", dp(seen.at.height(), density))
        when {
            view is EditText ->
                json
                    .put("kind", "field")
                    .put("label", label(view, views))
                    .put("value", view.text.toString())
                    .put("focused", view.isFocused)
            seen.control ->
                json.put("kind", "control").put("chosen", view.isSelected).put("enabled", view.isEnabled)
            else -> json.put("kind", "text")
        }
        return json
    }

    private fun label(field: EditText, views: List<View>): String =
        views.filterIsInstance<TextView>().firstOrNull { it.labelFor == field.id }?.text?.toString()
            ?: field.hint?.toString().orEmpty()

    private fun dp(pixels: Int, density: Float) = Math.round(pixels / density * 10) / 10.0
}
