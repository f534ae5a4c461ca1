package id.sakukader.kit

import android.content.Context
import android.content.res.ColorStateList
import android.view.View
import android.view.ViewGroup
import android.widget.ImageView
import id.sakukader.R
import id.sakukader.core.Icon

/** Which drawable is which picture of the core. */
object Pictures {
    /** The drawable of an icon. */
    fun of(icon: Icon): Int =
        when (icon) {
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
    fun sign(name: String): Int =
        when (name) {
            "bleeding" -> R.drawable.mdi_sign_bleeding
            "blurred" -> R.drawable.mdi_sign_blurred
            "breast" -> R.drawable.mdi_sign_breast
            "breath" -> R.drawable.mdi_sign_breath
            "chest_pain" -> R.drawable.mdi_sign_chest_pain
            "cold_sweat" -> R.drawable.mdi_sign_cold_sweat
            "convulsion" -> R.drawable.mdi_sign_convulsion
            "cord" -> R.drawable.mdi_sign_cord
            "cough" -> R.drawable.mdi_sign_cough
            "diarrhoea" -> R.drawable.mdi_sign_diarrhoea
            "discharge" -> R.drawable.mdi_sign_discharge
            "ear" -> R.drawable.mdi_sign_ear
            "eye" -> R.drawable.mdi_sign_eye
            "feeding" -> R.drawable.mdi_sign_feeding
            "fetal_movement" -> R.drawable.mdi_sign_fetal_movement
            "fever" -> R.drawable.mdi_sign_fever
            "fluid" -> R.drawable.mdi_sign_fluid
            "food" -> R.drawable.mdi_sign_food
            "hallucination" -> R.drawable.mdi_sign_hallucination
            "headache" -> R.drawable.mdi_sign_headache
            "jaundice" -> R.drawable.mdi_sign_jaundice
            "labour" -> R.drawable.mdi_sign_labour
            "odour" -> R.drawable.mdi_sign_odour
            "one_side" -> R.drawable.mdi_sign_one_side
            "self_harm" -> R.drawable.mdi_sign_self_harm
            "skin" -> R.drawable.mdi_sign_skin
            "skin_colour" -> R.drawable.mdi_sign_skin_colour
            "sleepless" -> R.drawable.mdi_sign_sleepless
            "speech" -> R.drawable.mdi_sign_speech
            "stomach_pain" -> R.drawable.mdi_sign_stomach_pain
            "stool" -> R.drawable.mdi_sign_stool
            "swelling" -> R.drawable.mdi_sign_swelling
            "tremor" -> R.drawable.mdi_sign_tremor
            "urination" -> R.drawable.mdi_sign_urination
            "urine" -> R.drawable.mdi_sign_urine
            "vaccine" -> R.drawable.mdi_sign_vaccine
            "vomiting" -> R.drawable.mdi_sign_vomiting
            "weak" -> R.drawable.mdi_sign_weak
            "wound" -> R.drawable.mdi_sign_wound
            else -> R.drawable.mdi_sign
        }
}

/** A picture of a drawable in a colour; it says nothing to TalkBack, its control does. */
fun Context.picture(drawable: Int, color: Int, size: Int = Space.ICON): ImageView =
    ImageView(this).apply {
        setImageResource(drawable)
        imageTintList = ColorStateList.valueOf(color)
        scaleType = ImageView.ScaleType.FIT_CENTER
        layoutParams = ViewGroup.LayoutParams(iconSize(size), iconSize(size))
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
    }
