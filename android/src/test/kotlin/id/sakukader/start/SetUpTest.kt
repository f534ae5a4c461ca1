package id.sakukader.start

import id.sakukader.harness.Counted
import id.sakukader.harness.ScreenTest
import id.sakukader.navigation.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

class SetUpTest : ScreenTest() {
    /**
     * By the keystroke-level model of Card, Moran and Newell (1980): 1.2 s a letter of somebody who does not
     * know the keyboard, and of each tap 1.35 s to think, 1.1 s to point and 0.2 s to press.
     */
    @Test
    fun aPosyanduIsSetUpInTwoMinutes() {
        app.open()
        val hand = Counted(app)
        hand.type("Nama kader", "Ani")
        hand.tap("Lanjut")
        hand.type("Nama posyandu", "Melati")
        hand.type("Tanggal hari buka", "10")
        hand.type("Pustu", "Pustu Lembang")
        hand.tap("Lanjut")
        hand.type("Desa / Kelurahan", "Lembang")
        app.pass(150)
        hand.tap("Kec. Lembang, Kabupaten Bandung Barat, Jawa Barat")
        hand.tap("Lanjut")
        hand.type("Nama bidan", "Hasna")
        hand.type("Nomor HP bidan", "081234567890")
        hand.tap("Mulai")
        assertEquals(Place.Home, here)
        val seconds = hand.letters * LETTER + hand.taps * TAP
        println("set up: ${hand.taps} taps, ${hand.letters} letters and digits, ${seconds.toInt()} s")
        assertTrue("$seconds s", seconds <= MOST)
    }

    private companion object {
        const val LETTER = 1.2
        const val TAP = 1.35 + 1.1 + 0.2
        const val MOST = 120.0
    }
}
