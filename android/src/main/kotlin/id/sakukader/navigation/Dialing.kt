package id.sakukader.navigation

import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import id.sakukader.R
import id.sakukader.core.Contact
import id.sakukader.kit.Space
import id.sakukader.kit.Type
import id.sakukader.kit.column
import id.sakukader.kit.palette
import id.sakukader.kit.primaryButton
import id.sakukader.kit.stack
import id.sakukader.kit.text

/** Puts the number into the telephone: the call itself is the kader's to start. */
fun Stage.dial(contact: Contact) {
    try {
        phone.startActivity(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", contact.number, null)))
    } catch (_: ActivityNotFoundException) {
        noTelephone(contact)
    }
}

private fun Stage.noTelephone(contact: Contact) =
    sheet(contact.label) { close ->
        context.column().apply {
            stack(
                context.text(
                    Type.BODY,
                    context.getString(R.string.emergency_no_telephone),
                    context.palette.soft,
                )
            )
            stack(context.text(Type.NUMBER, contact.number), Space.S)
            stack(context.primaryButton(context.getString(R.string.trouble_read)) { close() }, Space.L)
        }
    }
