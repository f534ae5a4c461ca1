package id.sakukader.people

import id.sakukader.harness.Counted
import id.sakukader.harness.ScreenTest
import org.junit.Assert.assertTrue
import org.junit.Test

/**
 * Ten families copied from a paper list by the shortest way, with what is required alone, and how many taps
 * and letters that took. The names are made up.
 */
class TenFamiliesTest : ScreenTest() {
    /** Somebody on the list: birth date as eight digits, or an age where the list has no date. */
    private class Line(val name: String, val woman: Boolean, val born: String, val relation: String = "")

    private val hand by lazy { Counted(app) }

    private fun who(line: Line) {
        hand.tap(if (line.woman) "Perempuan" else "Laki-laki")
        if (line.born.length == DATE) hand.type("Tanggal lahir", line.born)
        else hand.type("Perkiraan umur", line.born)
        if (line.relation.isNotEmpty()) hand.tap(line.relation)
    }

    private fun register(house: List<Line>) {
        val head = house.first()
        if (app.field("Cari").text.isNotEmpty()) hand.tap("Kosongkan pencarian")
        hand.type("Cari", head.name)
        hand.tap("Daftarkan")
        // Where there is no household yet nothing is asked.
        if (house != HOUSES.first()) hand.tap("Keluarga baru")
        who(head)
        hand.tap("Simpan & tambah anggota")
        house.drop(1).forEach { line ->
            hand.type("Nama", line.name)
            who(line)
            hand.tap("Simpan & tambah lagi")
        }
        // From the empty form of one more to the household, and to the search.
        hand.back()
        hand.back()
    }

    @Test
    fun tenFamiliesAreOnThePhoneWithTheTapsThatAreNeeded() {
        family.setUp()
        app.open()
        hand.tap("Warga")
        HOUSES.forEach(::register)
        val people = HOUSES.sumOf { it.size }
        app.tap("Kosongkan pencarian")
        app.sees("$people dari $people warga")
        println(
            "$people people in ${HOUSES.size} households: ${hand.taps} taps, ${hand.letters} letters and digits"
        )
        println(
            "a person: ${tenths(hand.taps, people)} taps, ${tenths(hand.letters, people)} letters and digits"
        )
        val most = HOUSES.size * OF_A_HOUSEHOLD + (people - HOUSES.size) * OF_A_MEMBER
        assertTrue("${hand.taps} taps, at most $most", hand.taps <= most)
    }

    private fun tenths(sum: Int, of: Int) = "%.1f".format(sum.toDouble() / of)

    private companion object {
        const val DATE = 8

        /** Sex, birth date or age, relation, save: each is asked, and none can be guessed. */
        const val OF_A_MEMBER = 4

        /**
         * Search (emptied, or tapped the first time), register, as a new household; the head's sex and birth
         * date, save; from the form of one more back to the search, two.
         */
        const val OF_A_HOUSEHOLD = 8

        fun man(name: String, born: String, relation: String = "") = Line(name, false, born, relation)

        fun woman(name: String, born: String, relation: String = "") = Line(name, true, born, relation)

        val HOUSES =
            listOf(
                listOf(
                    man("Suparjo", "12031984"),
                    woman("Warsinah", "04071987", "Istri"),
                    man("Galih", "21052016", "Anak"),
                    woman("Laras", "09092023", "Anak"),
                ),
                listOf(woman("Tukinem", "71")),
                listOf(
                    man("Hendrik", "30111990"),
                    woman("Yuliana", "17021993", "Istri"),
                    man("Rafael", "02062026", "Anak"),
                ),
                listOf(
                    man("Kasimin", "64"),
                    woman("Paijem", "60", "Istri"),
                    man("Wahono", "08081995", "Anak"),
                    woman("Ningrum", "25121998", "Menantu"),
                    woman("Kirana", "14102021", "Cucu"),
                ),
                listOf(
                    man("Baharuddin", "19051979"),
                    woman("Hasnah", "03011982", "Istri"),
                    woman("Nurhaliza", "11042009", "Anak"),
                    man("Fadhil", "28072014", "Anak"),
                ),
                listOf(man("Marsudi", "45"), woman("Lestari", "41", "Istri")),
                listOf(
                    woman("Rohimah", "06061972"),
                    man("Ilyas", "15031997", "Anak"),
                    woman("Zulaikha", "22082001", "Anak"),
                ),
                listOf(
                    man("Ketut Wirawan", "01101988"),
                    woman("Made Ayuningsih", "13051991", "Istri"),
                    man("Wayan Aditya", "27032019", "Anak"),
                    woman("Kadek Maharani", "05122024", "Anak"),
                ),
                listOf(
                    man("Paulus", "38"),
                    woman("Agnes", "35", "Istri"),
                    woman("Kristina", "10102012", "Anak"),
                    woman("Oma Martha", "80", "Orang tua"),
                ),
                listOf(
                    man("Zainuri", "16091993"),
                    woman("Umiyati", "24041996", "Istri"),
                    man("Bagas", "07012025", "Anak"),
                ),
            )
    }
}
