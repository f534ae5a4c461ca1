package id.sakukader.kit

import android.content.Context
import android.view.View
import id.sakukader.core.Advice

/** What to do, one thing a row, each with its source one tap away. */
fun Context.adviceCard(advice: List<Advice>): Card =
    Card(this).apply { advice.forEach { row(adviceRow(it)) } }

private fun Context.adviceRow(advice: Advice): View =
    column().apply {
        val sourced = advice.source.isNotEmpty()
        pad(Space.L, Space.M, Space.L, if (sourced) 0 else Space.M)
        stack(text(Type.BODY, advice.text))
        if (sourced) stack(SourceLine(context, advice.source))
    }
