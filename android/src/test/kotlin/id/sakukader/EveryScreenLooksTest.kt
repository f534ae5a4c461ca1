package id.sakukader

import id.sakukader.core.FormRef
import id.sakukader.core.FormSave
import id.sakukader.core.RowGroup
import id.sakukader.core.Saku
import id.sakukader.core.Target
import id.sakukader.gateway.Core
import id.sakukader.harness.Family
import id.sakukader.harness.HeldThreads
import id.sakukader.harness.Look
import id.sakukader.harness.RunningApp
import id.sakukader.harness.Stores
import id.sakukader.harness.Walker
import id.sakukader.harness.picked
import id.sakukader.lists.ListsTest
import id.sakukader.navigation.Place
import id.sakukader.settings.ChecklistsTest
import java.time.LocalDate
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.ParameterizedRobolectricTestRunner.Parameters
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * Every screen in every look: nothing cut off, nothing outside the window, nothing too small for a finger,
 * nothing TalkBack has no words for; and a turned phone shows the same.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class EveryScreenLooksTest(private val look: Look) {
    @get:Rule val app = RunningApp()

    private val family = Family()
    private val walker by lazy { Walker(app, look) }
    private val held = HeldThreads()

    private fun go(name: String, place: Place) = walker.go(name, place)

    private fun holds(name: String, turned: Boolean = true) = walker.holds(name, turned)

    /** From a store that does not open to the last page of a visit, every kind of place and of form. */
    @Test
    fun everyScreen() {
        look.apply()
        App.threadsToUse = held.threads
        starting()
        aNewPosyandu()
        family.register()
        forms()
        aVisit()
        aRegisterInUse()
        events()
        practising()
        walker.sawEverything()
    }

    private fun starting() {
        val stores = Stores(app.folder)
        app.open()
        walker.everyPage("set-up")
        app.tap("Mulai")
        holds("set-up-refused")
        family.setUp()
        stores.close()
        val first = Saku.open(stores.folder.path, false)
        app.stage.reset(Place.Start)
        app.settle()
        holds("start-locked")
        first.close()
        stores.damagedWhile {
            app.tap("Coba lagi")
            holds("start-damaged")
            app.tap("Sisihkan berkas dan mulai baru")
            holds("start-set-aside", turned = false)
            app.back()
        }
        stores.newerWhile {
            app.tap("Coba lagi")
            holds("start-newer")
        }
        stores.readOnlyWhile {
            app.tap("Coba lagi")
            holds("start-read-only")
        }
        stores.wrongDateWhile {
            app.tap("Coba lagi")
            holds("start-date")
        }
        app.tap("Ya, benar")
    }

    private fun aNewPosyandu() {
        app.stage.root(Place.Home)
        app.settle()
        holds("home-new")
        app.tap("Warga")
        holds("people-nobody")
        go("follow-ups-none", Place.FollowUps)
    }

    private fun forms() {
        val forms =
            mapOf(
                "posyandu" to FormRef.Posyandu,
                "kader" to FormRef.Kader,
                "contacts" to FormRef.Contacts,
                "new-household" to FormRef.NewHousehold(""),
                "household-edit" to FormRef.Household(family.household),
                "member" to FormRef.Member(family.siti),
                "pregnancy" to FormRef.Pregnancy(family.siti),
            )
        forms.forEach { (name, form) -> everyPage(name, form) }
        app.stage.go(Place.Form(FormRef.NewMember(family.household, "siti aminah")))
        app.settle()
        app.type("Nama", "Siti Aminah")
        app.pass(150)
        holds("lookalikes")
        app.tap("Lanjut")
        app.type("NIK", "12")
        app.tap("Simpan anggota")
        holds("refused")
    }

    private fun everyPage(name: String, form: FormRef, first: () -> Unit = {}) {
        app.stage.root(Place.Home)
        app.stage.go(Place.Form(form))
        app.settle()
        first()
        walker.everyPage(name)
    }

    private fun aVisit() {
        app.stage.root(Place.Home)
        go("household-new", Place.Household(family.household))
        app.tap("Mulai kunjungan")
        holds("visit")
        val visit = (app.stage.places.last() as Place.Visit).id
        app.tap("Isi lembar Keadaan rumah")
        app.tap("Ya")
        walker.everyPage("house-sheet")
        app.tap("Simpan lembar")
        holds("incomplete", turned = false)
        app.tap("Simpan dulu")
        app.pass(10_500)
        val mother = Place.Form(FormRef.Sheet(visit, family.siti, "pregnant"))
        app.stage.go(mother)
        app.settle()
        app.tap("Ada, dapat ditunjukkan")
        app.tap("Tidak")
        holds("sheet-advice")
        while (app.texts().none { it.startsWith("Lingkar lengan atas") }) app.tap("Lanjut")
        app.type("Suhu tubuh Ibu", "36,6")
        app.type("Lingkar lengan atas", "24,1")
        app.pass(150)
        holds("sheet-numbers")
        app.back()
        while (app.texts().none { it == "Tidak ada satu pun" }) app.tap("Lanjut")
        holds("signs")
        app.tap("Diare berulang")
        app.tap("Perdarahan")
        holds("emergency")
        app.back()
        holds("signs-there")
        app.stage.root(Place.Home)
        go("draft", mother)
        walker.everyPage("mother")
        app.stage.root(Place.Home)
        app.stage.go(Place.Form(FormRef.Sheet(visit, family.bilal, "infant")))
        app.settle()
        walker.everyPage("infant")
        go("outcome", Place.Outcome(visit))
        app.tap("Simpan kunjungan")
        holds("home-saved")
        go("emergency-phone", Place.Emergency(null))
        app.stage.root(Place.Home)
        go("follow-ups", Place.FollowUps)
        app.tap("Siti Aminah")
        holds("follow-up")
        app.tap("Sudah dilaporkan ke bidan")
        holds("follow-up-reported")
        go("outcome-finished", Place.Outcome(visit))
        app.back()
        app.tap("Catat hasilnya")
        walker.everyPage("follow-up-form")
    }

    private fun aRegisterInUse() {
        app.stage.root(Place.Home)
        app.settle()
        holds("home")
        app.tap("Warga")
        holds("people")
        app.type("Cari", "siti a")
        holds("people-found")
        app.tap("Daftarkan")
        holds("people-register", turned = false)
        app.tap("Anggota keluarga yang sudah ada")
        holds("household-picker")
        go("household", Place.Household(family.household))
        go("person", Place.Person(family.siti))
        go("history", Place.History(family.siti))
        app.tap("Urungkan: Didaftarkan")
        holds("undo-question", turned = false)
        app.back()
        go("history-household", Place.History(family.household))
        go("screenings", Place.Screenings(family.siti))
        app.stage.go(Place.Form(FormRef.Screening(family.siti, "srq20")))
        app.settle()
        walker.everyPage("screening")
        go("rules", Place.Rules)
        go("look-alikes-none", Place.LookAlikes)
        family.sitiAgain()
        go("look-alikes", Place.LookAlikes)
        app.tap("Orang yang sama")
        go("person-joined", Place.Person(family.siti))
        app.tap("Digabung dari 2 catatan")
        app.tap("Urungkan: Dua catatan digabung")
        go("checklists-none", Place.Checklists)
        val broken = ChecklistsTest.NETS.replace("item = \"KL1\"", "item = \"KL9\"")
        picked(broken)
        holds("checklists-refused", turned = false)
        picked(ChecklistsTest.NETS)
        holds("checklists")
        app.tap("Jangan tawarkan lagi: Kelambu")
        holds("checklists-withdrawn", turned = false)
        app.back()
        aList()
        go("trouble", Place.Household("01890000-0000-7000-8000-000000000000"))
    }

    /** An existing list, from the file to the register. */
    private fun aList() {
        app.stage.root(Place.People)
        app.settle()
        app.tap("Lainnya")
        holds("people-menu", turned = false)
        app.tap("Bagikan daftar ini")
        holds("people-share", turned = false)
        app.back()
        app.tap("Lainnya")
        app.tap("Masukkan daftar yang sudah ada")
        holds("lists-none")
        picked("%PDF-1.7")
        holds("lists-refused", turned = false)
        picked(ListsTest.families())
        holds("lists-ready")
        for (group in RowGroup.entries) {
            app.stage.go(Place.ListRows(group))
            app.settle()
            holds("list-rows-${group.name.lowercase()}")
            app.back()
        }
        held.holdsCommands = true
        app.tap("Masukkan 3 warga")
        holds("lists-progress", turned = false)
        held.letGo()
        app.settle()
        holds("lists-done", turned = false)
        app.pass(10_500)
        app.tap("Urungkan: ")
        holds("lists-undo", turned = false)
        app.tap("Ya, urungkan semua")
        app.stage.root(Place.Home)
        app.settle()
    }

    /** The forms of life events, and a family to which some have happened. */
    private fun events() {
        app.stage.root(Place.Home)
        val head = read { household(family.household) }.members.first().target as Target.Person
        val forms =
            mapOf(
                "birth" to FormRef.Birth(family.siti),
                "death" to FormRef.Death(head.id),
                "move-out" to FormRef.MoveOut(family.siti),
                "move-in" to FormRef.MoveIn(family.bilal, family.household),
                "marriage" to FormRef.Marriage(family.siti),
                "split" to FormRef.Split(family.household),
                "new-head" to FormRef.NewHead(family.household),
            )
        forms.forEach { (name, form) ->
            everyPage(name, form) {
                if (name == "birth") app.tap("Melahirkan, bayi hidup")
                if (name == "split") app.tap("Darmawan")
            }
        }
        app.stage.root(Place.Home)
        app.settle()
        val today = Family.day(LocalDate.now())
        family.save(
            FormRef.Birth(family.siti),
            mapOf("outcome" to "delivered", "on" to today, "b1.sex" to "female", "b1.weight_grams" to "3100"),
        )
        family.save(FormRef.Death(head.id), mapOf("on" to today, "new_head" to "not_yet"))
        twoNiks()
        go("questions", Place.Questions)
        app.stage.go(Place.Form(FormRef.Conflict(family.bilal, "nik")))
        app.settle()
        walker.everyPage("conflict")
        app.stage.root(Place.Home)
        app.settle()
        holds("home-question", turned = false)
        go("household-events", Place.Household(family.household))
        go("person-mother", Place.Person(family.siti))
        go("person-dead", Place.Person(head.id))
        go("history-events", Place.History(family.siti))
        app.stage.root(Place.Home)
        app.stage.go(Place.PickHousehold("", family.bilal))
        app.settle()
        holds("household-picker-move")
        go("record-picker", Place.PickRecord(family.siti))
        go("record-pair", Place.RecordPair(family.siti, family.bilal))
    }

    /** Two forms that were open at once write two values of a guarded field. */
    private fun twoNiks() {
        val form = FormRef.Member(family.bilal)
        val open = read { form(form) }
        family.save(form, mapOf("nik" to "7371010107260001"))
        val typed = open.pages.flatMap { it.fields }.associate { it.id to it.value }
        val late = typed + mapOf("nik" to "7371010107260002")
        family.write { save(FormSave(form, open.command, open.opened, late, emptyList())) }
    }

    private fun <T> read(call: Core.() -> T): T = family.read(call)

    private fun picked(text: String) = app.picked("berkas", text.toByteArray())

    private fun practising() {
        app.stage.root(Place.Home)
        go("settings", Place.Settings)
        held.holdsAnswers = true
        app.tap("Mode latihan")
        while (!held.answered && app.texts().none { it.startsWith("Menyiapkan") }) app.pass(250)
        holds("practice-filling", turned = false)
        while (!held.answered) Thread.sleep(10)
        held.letGo()
        app.settle()
        holds("home-practice")
        app.tap("Warga")
        holds("people-practice")
        go("form-practice", Place.Form(FormRef.NewHousehold("")))
        go("settings-practice", Place.Settings)
    }

    companion object {
        @JvmStatic @Parameters(name = "{0}") fun looks() = Look.entries.map { arrayOf<Any>(it) }
    }
}
