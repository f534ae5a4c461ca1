package id.sakukader.forms

import id.sakukader.core.FormRef
import id.sakukader.core.Target
import id.sakukader.harness.Family
import java.time.LocalDate

/** Somebody of every stage of life, and a visit at their house. */
class Village(private val family: Family) {
    /** Who lives there, by id. */
    val people: List<String>

    /** The visit. */
    val visit: String

    init {
        family.setUp().register()
        val today = LocalDate.now()
        fun born(name: String, sex: String, day: LocalDate) =
            family.member(name, sex, Family.day(day), "other")
        val others =
            listOf(
                born("Naila", "female", today.minusDays(20)),
                born("Fajar", "male", today.minusMonths(14)),
                born("Aisyah", "female", today.minusMonths(40)),
                born("Rafi", "male", today.minusYears(8)),
                born("Dewi", "female", today.minusYears(13)),
                born("Laila", "female", today.minusYears(16)),
                born("Rahmat", "male", today.minusYears(47)),
                born("Halimah", "female", today.minusYears(52)),
                born("Hasan", "male", today.minusYears(72)),
            )
        val begun = family.write { beginVisit(family.household) } as id.sakukader.core.Answer.Done
        visit = (begun.next as Target.Visit).id
        people = listOf(family.siti, family.bilal) + others
    }

    /** The form about everyone it is meant for; where the core offers it to nobody here, about everyone. */
    fun refs(form: String): List<FormRef.Sheet> {
        if (form == HOUSEHOLD) return listOf(FormRef.Sheet(visit, family.household, form))
        val offered = sheets.filter { it.form == form }
        return offered.ifEmpty { people.map { FormRef.Sheet(visit, it, form) } }
    }

    private val sheets: List<FormRef.Sheet> by lazy {
        val asked =
            family
                .read { visit(visit) }
                .sheets
                .mapNotNull { (it.target as? Target.Form)?.form as? FormRef.Sheet }
        val screened =
            people
                .flatMap { family.read { screenings(it) }.due }
                .mapNotNull { (it.target as? Target.Form)?.form as? FormRef.Screening }
                .map { FormRef.Sheet(visit, it.member, it.form) }
        asked + screened
    }

    private companion object {
        const val HOUSEHOLD = "household"
    }
}
