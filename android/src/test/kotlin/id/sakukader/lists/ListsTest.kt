package id.sakukader.lists

import android.content.Intent
import id.sakukader.App
import id.sakukader.core.PeopleQuery
import id.sakukader.core.Whom
import id.sakukader.harness.Family
import id.sakukader.harness.HeldThreads
import id.sakukader.harness.ScreenTest
import id.sakukader.harness.made
import id.sakukader.harness.madeLater
import id.sakukader.harness.pick
import id.sakukader.navigation.Place
import java.time.LocalDate
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf

/** An existing list is picked, seen, taken in and undone; lists of people leave as text or file. */
class ListsTest : ScreenTest() {
    private fun open() {
        app.open()
        family.setUp().register()
        app.stage.root(Place.People)
        app.settle()
        app.tap("Lainnya")
        app.tap("Masukkan daftar yang sudah ada")
        assertEquals(Place.Lists, here)
    }

    private fun pick(bytes: ByteArray, name: String = "keluarga.csv") = app.pick("Pilih berkas", name, bytes)

    private fun people() =
        family.read { people(PeopleQuery("", "", 0u, Whom.People)) }.count.substringBefore(" dari")

    @Test
    fun aListIsSeenTakenInAndUndoneAsOne() {
        open()
        val before = people()
        pick(families().toByteArray())
        app.sees("Baru: 3")
        app.sees("Mirip: 1")
        app.sees("Sudah ada: 1")
        app.sees("Tidak terbaca: 1")
        assertEquals(before, people())
        app.tap("Tidak terbaca: 1")
        app.sees("Baris 7")
        app.sees("belum terjadi")
        app.back()
        app.tap("Masukkan 3 warga")
        app.sees("Tersimpan: 3 warga, 2 keluarga baru.")
        assertEquals(before.toInt() + 3, people().toInt())
        app.tap("Urungkan")
        app.sees("Semuanya diurungkan")
        app.tap("Ya, urungkan semua")
        assertEquals(before, people())
        app.sees("sudah diurungkan")
        app.tap("Lakukan lagi")
        assertEquals(before.toInt() + 3, people().toInt())
        app.seesNo("Lakukan lagi")
    }

    @Test
    fun theKaderSaysWhoALookAlikeIs() {
        open()
        pick(families().toByteArray())
        app.tap("Mirip: 1")
        app.sees("Sitti Amina")
        app.sees("nama mirip")
        app.tap("Orang lain, daftarkan")
        app.back()
        app.tap("Masukkan 4 warga")
        app.sees("4 warga")
    }

    @Test
    fun theListWaitsOverATurnedPhoneAndAnEndedProcess() {
        open()
        pick(families().toByteArray())
        app.configure("in-rID-w800dp-h360dp-land-xhdpi")
        app.sees("Baru: 3")
        app.killAndRestore()
        app.sees("Baru: 3")
        app.tap("Jangan dimasukkan, buang daftar ini")
        app.seesNo("Baru: 3")
        app.sees("Pilih berkas")
    }

    @Test
    fun aFileThatIsNoListIsRefusedInOneSentence() {
        open()
        pick("%PDF-1.7".toByteArray(), "daftar.xlsx")
        app.sees("Ini berkas PDF")
        pick(ByteArray(9 * 1024 * 1024) { 'a'.code.toByte() })
        app.sees("Paling besar 8 MB")
        app.seesNo("Ini berkas PDF")
        app.configure("in-rID-w800dp-h360dp-land-xhdpi")
        app.sees("Paling besar 8 MB")
        pick(families().toByteArray())
        app.seesNo("Paling besar")
    }

    @Test
    fun aLongCallShowsHowFarItIsOutlivesATurnAndCanBeStopped() {
        val held = HeldThreads()
        App.threadsToUse = held.threads
        open()
        pick(families().toByteArray())
        held.holdsCommands = true
        app.tap("Masukkan 3 warga")
        app.sees("Membaca berkas")
        app.configure("in-rID-w800dp-h360dp-land-xhdpi")
        app.sees("Membaca berkas")
        app.tap("Batalkan")
        held.letGo()
        app.settle()
        app.sees("Dibatalkan. Tidak ada yang disimpan.")
        app.sees("Masukkan 3 warga")
        held.holdsCommands = true
        app.tap("Masukkan 3 warga")
        app.configure("in-rID-w360dp-h800dp-port-xhdpi")
        held.letGo()
        app.settle()
        app.sees("Tersimpan: 3 warga, 2 keluarga baru.")
    }

    @Test
    fun theTemplateIsHandedOut() {
        open()
        app.tap("Simpan contoh daftar keluarga")
        assertArrayEquals(family.read { listTemplate() }.bytes, app.made())
        app.sees("Berkas tersimpan.")
    }

    @Test
    fun whatIsFoundIsSentAsAMessageOrKeptAsATable() {
        open()
        app.stage.root(Place.People)
        app.settle()
        app.type("Cari", "siti")
        app.pass(150)
        app.tap("Lainnya")
        app.tap("Bagikan daftar ini")
        app.sees("data pribadi")
        app.tap("Kirim sebagai pesan")
        val chooser = shadowOf(app.activity).nextStartedActivity
        @Suppress("DEPRECATION") val sent = chooser.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)!!
        assertEquals(Intent.ACTION_SEND, sent.action)
        assertTrue(sent.getStringExtra(Intent.EXTRA_TEXT)!!.contains("1. Siti Aminah (P)"))
        app.tap("Lainnya")
        app.tap("Bagikan daftar ini")
        app.tap("Simpan sebagai berkas CSV")
        val table = app.made().decodeToString()
        assertTrue(table, table.contains("Siti Aminah") && !table.contains("Bilal"))
        app.sees("Berkas tersimpan.")
    }

    @Test
    fun aHouseholdIsShared() {
        open()
        app.stage.go(Place.Household(family.household))
        app.settle()
        app.tap("Bagikan anggota keluarga ini")
        app.tap("Simpan sebagai berkas CSV")
        assertTrue(app.made().decodeToString().contains("Bilal"))
    }

    @Test
    fun aFileMadeWhenTheSearchIsForgottenStaysEmpty() {
        open()
        app.stage.root(Place.People)
        app.settle()
        app.tap("Lainnya")
        app.tap("Bagikan daftar ini")
        app.tap("Simpan sebagai berkas CSV")
        app.killAndRestore()
        val written = app.madeLater()
        app.sees("Bagikan sekali lagi")
        assertEquals(0, written.size)
    }

    @Test
    fun nothingOfPracticeModeLeaves() {
        open()
        app.stage.practise(true)
        app.settle()
        app.stage.root(Place.People)
        app.settle()
        app.tap("Lainnya")
        app.tap("Bagikan daftar ini")
        app.sees("Ini mode latihan")
        assertFalse(app.texts().any { "Kirim sebagai pesan" in it })
    }

    companion object {
        /**
         * Somebody new with her child, a new man, one who is here, one who looks like her, one not born yet.
         */
        fun families(): String {
            val siti = LocalDate.now().minusYears(29).minusDays(3)
            return """
            Nama kepala keluarga;RT;Nama;Hubungan;L/P;Tanggal lahir;NIK
            Wulan;2;Wulan;Kepala keluarga;P;01-02-1994;3204************
            Wulan;2;Tegar;Anak;L;01/03/2024;
            Joko;4;Joko;Kepala keluarga;L;1980-05-06;
            Darmawan;1;Siti Aminah;Istri;P;${Family.day(siti)};
            Darmawan;1;Sitti Amina;Istri;P;${Family.day(siti.minusYears(1))};
            Joko;4;Belum Lahir;Anak;L;01-01-2199;
            """
                .trimIndent()
        }
    }
}
