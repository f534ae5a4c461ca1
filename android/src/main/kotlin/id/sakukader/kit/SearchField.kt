package id.sakukader.kit

import android.content.Context
import android.text.InputType
import android.view.View
import android.view.inputmethod.EditorInfo
import id.sakukader.R

/** Search words, told while they are typed; one tap empties the field. */
class SearchField(context: Context, hint: String, private val typed: (String) -> Unit) {
    /** What is drawn. */
    val view = FieldBox(context)

    private val clear =
        context.iconButton(
            R.drawable.mdi_clear,
            context.getString(R.string.search_clear),
            context.palette.soft,
        ) {
            words = ""
            typed("")
            view.edit.beginTyping()
        }

    /** The words. */
    var words: String
        get() = view.value
        set(value) {
            view.value = value
            clear.visibility = if (value.isEmpty()) View.GONE else View.VISIBLE
        }

    init {
        view.addView(context.picture(R.drawable.mdi_search, context.palette.soft), 0)
        view.edit.hint = hint
        view.edit.inputType = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
        view.edit.imeOptions =
            EditorInfo.IME_ACTION_SEARCH or
                EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING or
                EditorInfo.IME_FLAG_NO_EXTRACT_UI
        // A hint that is long for large text wraps.
        view.edit.setHorizontallyScrolling(false)
        view.edit.maxLines = MOST_LINES
        view.edit.setPaddingRelative(view.dp(Space.M), view.edit.paddingTop, 0, view.edit.paddingBottom)
        view.addView(clear)
        view.setPaddingRelative(view.paddingStart, view.paddingTop, view.dp(Space.XS), view.paddingBottom)
        view.typed = {
            clear.visibility = if (it.isEmpty()) View.GONE else View.VISIBLE
            typed(it)
        }
        clear.visibility = View.GONE
    }

    private companion object {
        const val MOST_LINES = 3
    }
}
