package id.sakukader.harness

import id.sakukader.App
import id.sakukader.core.Answer
import id.sakukader.core.FormRef
import id.sakukader.core.FormSave
import id.sakukader.core.PeopleQuery
import id.sakukader.core.Target
import id.sakukader.core.Whom
import id.sakukader.gateway.Core
import java.time.LocalDate
import java.time.format.DateTimeFormatter
import org.robolectric.RuntimeEnvironment

/**
 * The family of the acceptance journey, made through the app's own commands: grandmother Saodah, her daughter
 * Siti Aminah, 30 weeks pregnant, Siti's husband Darmawan, Siti's sister Rahma and Rahma's son Bilal of four
 * months.
 */
class Family {
    private val gateway
        get() = (RuntimeEnvironment.getApplication() as App).gateway

    /** Ids, as the commands gave them. */
    lateinit var household: String
        private set

    lateinit var siti: String
        private set

    lateinit var bilal: String
        private set

    /** Posyandu Melati with its kader and its midwife's number. */
    fun setUp(): Family = apply {
        save(
            FormRef.SetUp,
            mapOf(
                "kader.name" to "Ani",
                "name" to "Melati",
                "village" to "Lembang",
                "district" to "Bantaeng",
                "midwife_name" to "Hasna",
                "midwife_phone" to "081234567890",
            ),
        )
    }

    /** The five of them with their house facts. */
    fun register(): Family = apply {
        val house =
            mapOf(
                "head.name" to "Saodah",
                "head.sex" to "female",
                "head.birth_date" to born(years = 67),
                "address" to "Jl. Melati 4",
                "dusun" to "Lembang",
                "rt" to "2",
                "jkn" to "yes",
                "clean_water" to "yes",
                "latrine" to "no",
            )
        household = id(save(FormRef.NewHousehold(""), house).next)
        siti = member("Siti Aminah", "female", born(years = 29), "child")
        save(
            FormRef.Pregnancy(siti),
            mapOf("last_period" to day(LocalDate.now().minusWeeks(30)), "gravida" to "2"),
        )
        member("Darmawan", "male", born(years = 35), "child_in_law")
        member("Rahma", "female", born(years = 24), "child")
        bilal = member("Bilal", "male", day(LocalDate.now().minusMonths(4)), "grandchild")
    }

    /** A visit in which Siti's arm measures 22,5 cm; answers its id. */
    fun visit(finish: Boolean = true): String {
        val visit = id(done(write { beginVisit(household) }).next)
        val screen = read { visit(visit) }
        val sheets = screen.sheets.mapNotNull { (it.target as? Target.Form)?.form as? FormRef.Sheet }
        val sheet = sheets.first { it.subject == siti }
        save(
            sheet,
            read { form(sheet) }
                .pages
                .flatMap { it.fields }
                .filter { it.kind is id.sakukader.core.FieldKind.Sign }
                .associate { it.id to "no" } + mapOf("BH7" to "22,5"),
        )
        if (finish) {
            val outcome = read { outcome(visit, null) }
            done(write { finishVisit(outcome.command, visit, outcome.nextDate) })
        }
        return visit
    }

    /** One more member of the household; answers her id. */
    fun member(name: String, sex: String, born: String, relation: String): String {
        save(
            FormRef.NewMember(household, ""),
            // Half-typed values of an earlier form are typed over.
            mapOf("name" to name, "sex" to sex, "birth_date" to born, "relation" to relation, "nik" to ""),
        )
        val found = read { people(PeopleQuery(name, "", 0u, Whom.People)) }.rows.first { it.name == name }
        return id(found.target)
    }

    /** Siti written down once more, as "Siti", by somebody who was not asked whether she is another. */
    fun sitiAgain() {
        val again = member("Munawaroh", "female", born(years = 29), "relative")
        save(FormRef.Member(again), mapOf("name" to "Siti"))
    }

    /** Saves a form as it opens, with these values; says yes to what is asked. */
    fun save(form: FormRef, values: Map<String, String>): Answer.Done {
        val screen = read { form(form) }
        val all = screen.pages.flatMap { it.fields }.associate { it.id to it.value } + values
        val half = FormSave(form, screen.command, screen.opened, all, emptyList())
        val first = write { save(half) }
        if (first !is Answer.Questions) return done(first)
        return done(write { save(half.copy(confirmed = first.questions.map { it.id })) })
    }

    /** A call of the core, at once. */
    fun <T> read(call: Core.() -> T): T {
        var answer: T? = null
        gateway.read(call, { throw AssertionError(it.sentence) }) { answer = it }
        return answer ?: throw AssertionError("no answer: are the threads those of the tests?")
    }

    /** A command of the core, at once. */
    fun write(call: Core.() -> Answer): Answer {
        var answer: Answer? = null
        gateway.write(call, { throw AssertionError(it.sentence) }) { answer = it }
        return answer ?: throw AssertionError("no answer: are the threads those of the tests?")
    }

    private fun done(answer: Answer): Answer.Done =
        answer as? Answer.Done ?: throw AssertionError("not written: $answer")

    private fun id(target: Target?): String =
        when (target) {
            is Target.Household -> target.id
            is Target.Person -> target.id
            is Target.Visit -> target.id
            else -> throw AssertionError("leads to $target")
        }

    companion object {
        /** A day as it is typed. */
        fun day(day: LocalDate): String = day.format(DateTimeFormatter.ofPattern("dd-MM-yyyy"))

        private fun born(years: Long) = day(LocalDate.now().minusYears(years).minusDays(3))
    }
}
