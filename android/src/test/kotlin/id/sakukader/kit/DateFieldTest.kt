package id.sakukader.kit

import org.junit.Assert.assertEquals
import org.junit.Test

class DateFieldTest {
    private fun typed(keys: String): String =
        keys.fold("") { before, key -> DateField.withDashes(before, before + key) }

    @Test fun digitsAloneMakeADate() = assertEquals("04-05-2026", typed("04052026"))

    @Test
    fun dashesTypedByOneselfAreNotDoubled() {
        assertEquals("4-5-2026", typed("4-5-2026"))
        assertEquals("04-05-2026", typed("04-05-2026"))
    }

    @Test
    fun erasingGoesPastADash() {
        assertEquals("04", DateField.withDashes("04-", "04"))
        assertEquals("0", DateField.withDashes("04", "0"))
    }

    @Test fun whatIsPastedStaysAsItIs() = assertEquals("04/05/2026", DateField.withDashes("", "04/05/2026"))
}
