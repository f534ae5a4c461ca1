package id.sakukader.forms

import java.io.File
import java.math.BigDecimal

/** A form as its rule file defines it: what a test must know of it beforehand. */
class Definition(val id: String, val purpose: String, text: String) {
    /** The levels its rules can come to; level 0 is always one. */
    val levels: List<Int> =
        (listOf(0) + LEVEL.findAll(inForce(text)).map { it.groupValues[1].toInt() }).distinct().sorted()

    /** The numbers its rules speak of: cut-offs lie here. */
    val numbers: Set<BigDecimal> = numbersIn(text)

    companion object {
        private val LEVEL = Regex("(?m)^level = (\\d)")
        private val ITEM = Regex("(?m)^\\[\\[item]]")
        private val ID = Regex("(?m)^id = \"([a-z0-9_]+)\"")
        private val PURPOSE = Regex("(?m)^purpose = \"([a-z_]+)\"")
        private val NUMBER = Regex("(?<![\\w.-])\\d{1,3}(\\.\\d+)?(?![\\w-])")
        private val rules = File("../core/rules")

        /**
         * Where one TB sign refers already, choice C1 as it stands in choices.toml, the rules that watch a
         * single sign come to nothing: they are for a Puskesmas that chose two.
         */
        private fun inForce(text: String): String {
            val choices = rules.resolve("choices.toml").readText()
            if ("name = \"tb_signs_refer\"\nvalue = 1\n" !in choices) return text
            return text.split("[[rule]]").filterNot { WATCHED.containsMatchIn(it) }.joinToString("[[rule]]")
        }

        private val WATCHED = Regex("(?m)^id = \"[\\w.-]+-diamati\"")

        /** Every form of the core. */
        fun all(): List<Definition> =
            rules
                .walk()
                .filter { it.extension == "toml" }
                .map { it.readText() }
                .filter { ITEM.containsMatchIn(it) }
                .map { text ->
                    val head = text.substringBefore("[[")
                    val purpose = PURPOSE.find(head)?.groupValues?.get(1) ?: "visit"
                    Definition(ID.find(head)!!.groupValues[1], purpose, text)
                }
                .sortedBy { it.id }
                .toList()

        /** The numbers that forms name by another name. */
        val shared: Set<BigDecimal> by lazy { numbersIn(rules.resolve("choices.toml").readText()) }

        /** The names of the levels, in their order. */
        val levelNames: List<String> by lazy {
            Regex("name = \"(.*)\"")
                .findAll(rules.resolve("levels.toml").readText())
                .map { it.groupValues[1] }
                .toList()
        }

        private fun numbersIn(text: String) = NUMBER.findAll(text).map { BigDecimal(it.value) }.toSortedSet()
    }
}
