package id.sakukader.navigation

import id.sakukader.R
import id.sakukader.gateway.Trouble
import id.sakukader.kit.Page
import id.sakukader.kit.TopBar
import id.sakukader.kit.emptyState
import id.sakukader.kit.outlinedButton

/** In place of a screen that cannot be drawn: why, and the way out. */
internal fun Stage.troublePage(trouble: Trouble, again: () -> Unit): Page {
    val back = if (depth > 1) ::goBack else null
    val step =
        if (trouble is Trouble.Gone && back != null) {
            context.outlinedButton(context.getString(R.string.bar_back), R.drawable.mdi_back, back)
        } else {
            context.outlinedButton(context.getString(R.string.trouble_again), R.drawable.mdi_redo, again)
        }
    return Page(context, TopBar(context, context.getString(R.string.app_name), back))
        .add(context.emptyState(R.drawable.mdi_alert, trouble.sentence, step = step))
}
