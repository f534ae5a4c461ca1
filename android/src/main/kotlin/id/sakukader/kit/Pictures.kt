package id.sakukader.kit

import android.content.Context
import android.content.res.ColorStateList
import android.view.View
import android.widget.ImageView
import id.sakukader.R
import id.sakukader.core.Icon

/** Which drawable is which picture of the core. */
object Pictures {
    /** The drawable of an icon. */
    fun of(icon: Icon): Int = when (icon) {
        Icon.HOUSEHOLD -> R.drawable.mdi_household
        Icon.PLACE -> R.drawable.mdi_place
        Icon.PERSON -> R.drawable.mdi_person
        Icon.PREGNANT -> R.drawable.mdi_pregnant
        Icon.POSTPARTUM -> R.drawable.mdi_postpartum
        Icon.INFANT -> R.drawable.mdi_infant
        Icon.CHILD -> R.drawable.mdi_child
        Icon.ADOLESCENT -> R.drawable.mdi_adolescent
        Icon.ADULT -> R.drawable.mdi_adult
        Icon.OLDER_ADULT -> R.drawable.mdi_older_adult
        Icon.CHECK -> R.drawable.mdi_check
        Icon.CLOCK -> R.drawable.mdi_clock
        Icon.REFER -> R.drawable.mdi_refer
        Icon.EMERGENCY -> R.drawable.mdi_emergency
        Icon.BULB -> R.drawable.mdi_bulb
        Icon.REPORT -> R.drawable.mdi_report
        Icon.WALK -> R.drawable.mdi_walk
        Icon.PHONE -> R.drawable.mdi_phone
        Icon.AMBULANCE -> R.drawable.mdi_ambulance
        Icon.EDIT -> R.drawable.mdi_edit
        Icon.UNDO -> R.drawable.mdi_undo
        Icon.STORAGE -> R.drawable.mdi_storage
        Icon.SCALE -> R.drawable.mdi_scale
        Icon.SIGN -> R.drawable.mdi_sign
    }

    /** The drawable of a danger sign by the name its rule file gives; an unknown name gets the plain sign. */
    fun sign(name: String): Int = when (name) {
        "bleeding" -> R.drawable.mdi_sign_bleeding
        "fluid" -> R.drawable.mdi_sign_fluid
        "headache" -> R.drawable.mdi_sign_headache
        "convulsion" -> R.drawable.mdi_sign_convulsion
        "movement" -> R.drawable.mdi_sign_movement
        "fever" -> R.drawable.mdi_sign_fever
        "abdomen" -> R.drawable.mdi_sign_abdomen
        "heart" -> R.drawable.mdi_sign_heart
        "vomiting" -> R.drawable.mdi_sign_vomiting
        "lungs" -> R.drawable.mdi_sign_lungs
        "diarrhoea" -> R.drawable.mdi_sign_diarrhoea
        "urine" -> R.drawable.mdi_sign_urine
        "sleep" -> R.drawable.mdi_sign_sleep
        "activity" -> R.drawable.mdi_sign_activity
        "colour" -> R.drawable.mdi_sign_colour
        "feeding" -> R.drawable.mdi_sign_feeding
        "navel" -> R.drawable.mdi_sign_navel
        "eye" -> R.drawable.mdi_sign_eye
        "skin" -> R.drawable.mdi_sign_skin
        "vaccine" -> R.drawable.mdi_sign_vaccine
        else -> R.drawable.mdi_sign
    }
}

/** A picture of a drawable in a colour; it says nothing to TalkBack, its control does. */
fun Context.picture(drawable: Int, color: Int, size: Int = Space.ICON): ImageView = ImageView(this).apply {
    setImageResource(drawable)
    imageTintList = ColorStateList.valueOf(color)
    minimumWidth = dp(size)
    minimumHeight = dp(size)
    scaleType = ImageView.ScaleType.CENTER_INSIDE
    layoutParams = android.view.ViewGroup.LayoutParams(dp(size), dp(size))
    adjustViewBounds = false
    if (size != Space.ICON) scaleType = ImageView.ScaleType.FIT_CENTER
    importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
}
