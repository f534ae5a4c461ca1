// The first visit: a kader registers a family from her paper list and visits it, from an empty store.

import { deepEqual } from 'node:assert/strict';
import { daysAgo, digits, monthsAgo, typed } from './dates.mjs';
import { setsUp } from './set_up.mjs';

/** As on her paper list; a grandmother is the head. */
const AMINAH = { name: 'Hj. Aminah', sex: 'Perempuan', birth: '12-03-1961' };
const MEMBERS = [
  { name: 'Siti Aminah', sex: 'Perempuan', birth: '05-02-1997', relation: 'Anak', like: 'Hj. Aminah' },
  { name: 'Budi', sex: 'Laki-laki', birth: '10-10-1994', relation: 'Menantu' },
  { name: 'Rini', sex: 'Perempuan', birth: '17-08-2001', relation: 'Anak' },
  { name: 'Arif', sex: 'Laki-laki', birth: typed(monthsAgo(4)), relation: 'Cucu' },
];
/** 210 days are 30 weeks. */
const LAST_PERIOD = typed(daysAgo(210));

/** Screening for TB of adults, by its signs as they are asked. */
const TB_SIGNS = [
  'Apakah sedang batuk', 'Apakah berat badan turun', 'Apakah ada demam', 'Apakah berkeringat malam',
  'Apakah kontak erat', 'Apakah ada batuk darah', 'Apakah sesak berat',
];

/** Its risk factors, asked of an adult under 60; the one about past treatment follows a yes only. */
const TB_RISKS = [
  'Apakah pernah sakit TBC', 'Apakah kurang gizi', 'Apakah merokok', 'Apakah ada kencing manis', 'Apakah hidup dengan HIV',
  'Apakah tinggal di lapas', 'Apakah tinggal di wilayah padat',
];

/** The steps, in order. [phone] kills and starts the app. */
export function firstVisit(person, phone) {
  const date = (label, day) => person().types(label, day.replaceAll('-', ''), day);
  const openPerson = async () => {
    await person().goesHome();
    await person().taps('Warga');
    await person().searches('siti');
    await person().taps('Siti Aminah');
  };
  const openHistory = async () => {
    await openPerson();
    await person().taps('Riwayat');
  };
  const openSheet = async () => {
    await openPerson();
    await person().taps('Lembar ibu hamil diisi');
    await person().taps('Lihat semua lembar');
    await person().taps('Siti Aminah');
  };
  return [
    ['a new phone asks for the kader and the posyandu', async () => {
      await person().sees('Siapkan SakuKader');
    }],
    ['she sets up Posyandu Melati with its village and emergency number', async () => {
      await setsUp(person());
      await person().types('Nomor layanan darurat', '0811222333');
      await person().types('Nama bidan', 'Hasna');
      await person().types('Nomor HP bidan', '081234567890');
      await person().taps('Mulai');
      await person().sees('Posyandu Melati');
    }],
    ['she searches first, finds nobody, and registers the grandmother as head of a new household', async () => {
      await person().taps('Warga');
      await person().searches('hj. aminah');
      await person().taps('Daftarkan');
      await person().sees('Keluarga baru');
      await person().answers('Jenis kelamin', AMINAH.sex);
      await date('Tanggal lahir', AMINAH.birth);
      await person().turnsPage();
      await person().types('Alamat', 'Jl. Melati 4');
      await person().types('Dusun', 'Lembang');
      await person().types('RT', '2');
      await person().turnsPage();
    }],
    ['the house facts on the list are answered, and the household is there', async () => {
      await person().answers('Apakah tersedia air bersih', 'Ya');
      await person().answers('Dari mana air bersihnya', 'Ledeng / PDAM');
      await person().answers('Apakah tersedia jamban', 'Tidak');
      await person().answers('Apakah ventilasi', 'Ya');
      await person().answers('Apakah keluarga punya JKN', 'Ya');
      await person().taps('Simpan keluarga');
      await person().sees('Kel. Ibu Hj. Aminah', 'Jamban belum');
    }],
    ['her daughter, son-in-law, second daughter and grandchild are registered in it', async () => {
      for (const member of MEMBERS) {
        await person().taps('Tambah anggota');
        await person().types('Nama', member.name);
        // Who is like her moves what is below: a finger waits for that too.
        if (member.like) await person().sees('Mungkin sudah terdaftar', member.like);
        await person().answers('Jenis kelamin', member.sex);
        await date('Tanggal lahir', member.birth);
        await person().answers('Hubungan dengan kepala keluarga', member.relation);
        await person().turnsPage();
        await person().taps('Simpan anggota');
        await person().sees(`${member.name} tersimpan.`);
        await person().sees(member.name);
        await person().goesBack();
        await person().sees('Kel. Ibu Hj. Aminah', member.name);
      }
      await person().sees('5 anggota');
    }],
    ['the infant is 4 months old', async () => {
      await person().taps('Arif');
      await person().sees('4 bulan · Bayi');
      await person().goesBack();
    }],
    ["Siti's pregnancy is recorded: 30 weeks", async () => {
      await person().taps('Siti Aminah');
      await person().taps('Catat kehamilan');
      await date('Hari pertama haid terakhir', LAST_PERIOD);
      await person().sees('30 minggu');
      await person().types('Hamil anak ke-', '2');
      await person().types('Jarak dengan anak sebelumnya', '3');
      await person().taps('Simpan kehamilan');
      await person().sees('Hamil 30 minggu');
    }],
    ...['siti', 'Sitti'].map((words) => [`the search finds her for “${words}”`, async () => {
      await person().goesHome();
      await person().taps('Warga');
      await person().searches(words);
      await person().sees('Siti Aminah', 'Hamil 30 minggu');
      await person().waitsUntilGone('Budi');
    }]),
    ['a visit begins with the house sheet', async () => {
      await person().taps('Siti Aminah');
      await person().taps('Kel. Ibu Hj. Aminah');
      await person().taps('Mulai kunjungan');
      await person().taps('Isi lembar Keadaan rumah');
      await person().sees('Apakah tersedia air bersih');
      await person().turnsPage();
      for (const asked of ['gangguan jiwa', 'TBC', 'hipertensi', 'kencing manis']) {
        await person().answers(asked, 'Tidak');
      }
      await person().taps('Simpan lembar');
      await person().seesRow('Keadaan rumah', 'Baik');
    }],
    ["“Perdarahan” on the mother's sheet opens the emergency screen with the configured number", async () => {
      await person().taps('Siti Aminah');
      await person().answers('Boleh saya lihat buku KIA-nya', 'Ada, dapat ditunjukkan');
      await person().answers('Apakah makan Ibu sudah sesuai', 'Ya');
      await person().answers('Apakah ada tablet tambah darah', 'Ya');
      await person().answers('Apakah TTD atau MMS sudah diminum', 'Ya');
      await person().turnsPage();
      await person().answers('Apakah Ibu sudah periksa kehamilan', 'Sudah');
      await person().answers('Berapa kali diperiksa pada 0–12 minggu', '1 kali atau lebih');
      await person().answers('Berapa kali diperiksa pada 13–24 minggu', '2 kali atau lebih');
      await person().answers('Berapa kali diperiksa pada 25 minggu', '1 kali');
      await person().turnsPage();
      await person().types('Suhu tubuh Ibu', '36,6');
      await person().types('Lingkar lengan atas', '24,1');
      await person().turnsPage();
      await person().taps('Perdarahan');
      await person().sees('SEGERA', 'Siti Aminah, hamil 30 minggu', 'Perdarahan', '0811222333');
    }],
    ["the mother's sheet is gone on with and saved", async () => {
      await person().goesBack();
      await person().taps('Selain itu tidak ada');
      await person().turnsPage();
      await person().answers('Apakah Ibu pernah ikut kelas', 'Ya');
      await person().answers('Apakah Ibu sudah skrining', 'Ya');
      await person().turnsPage();
      await person().taps('Simpan lembar');
      await person().seesRow('Siti Aminah', 'SEGERA');
    }],
    ["the infant's sheet is saved with what could be asked today", async () => {
      await person().taps('Arif');
      await person().answers('Boleh saya lihat buku KIA', 'Ada, dapat ditunjukkan');
      await person().answers('Apakah si kecil minum ASI', 'Ya');
      await person().turnsPage();
      await person().types('Suhu tubuh si kecil', '36,7');
      await person().turnsPage();
      await person().taps('Tidak ada satu pun');
      while (await person().turnsPage());
      await person().taps('Simpan lembar');
      await person().taps('Simpan dulu');
      await person().seesRow('Arif', 'Belum lengkap');
    }],
    ['the outcome names the emergency first, with its reason', async () => {
      await person().taps('Lihat hasil kunjungan');
      await person().sees('Siti Aminah · SEGERA', 'Perdarahan');
      await person().taps('Simpan kunjungan');
    }],
    ['Hari ini says whom to visit next, why and when', async () => {
      await person().sees('Perlu dikunjungi');
      await person().seesRow('Siti Aminah', 'Perdarahan', 'sampai besok');
    }],
    ['the app is killed hard and started again: all is there', async () => {
      await person().waitsUntilGone('Kunjungan tersimpan.');
      const before = await person().wordsOfThePage();
      await phone.restart();
      await person().sees('Perlu dikunjungi');
      const after = await person().wordsOfThePage();
      deepEqual(after, before);
    }],
    ['the mistaken answer is corrected from her outcome', async () => {
      await person().taps('Kel. Ibu Hj. Aminah');
      await person().taps('Siti Aminah');
      await person().taps('Lembar ibu hamil diisi');
      await person().taps('Perbaiki');
      await person().turnsTo('Tanda bahaya ibu hamil');
      await person().marks('Perdarahan', false);
      await person().marks('Tidak ada satu pun');
      while (await person().turnsPage());
      await person().taps('Simpan lembar');
      await person().seesRow('Siti Aminah', 'Baik');
      await person().seesNoRow('Siti Aminah', 'SEGERA');
    }],
    ['Hari ini does not call for the emergency any more', async () => {
      await person().goesHome();
      await person().waitsUntilGone('Perdarahan');
    }],
    ['her history shows the old answer and the new one', async () => {
      await openHistory();
      await person().sees('Perdarahan: Ada → Tidak ada', 'Sudah diperbaiki');
    }],
    ["undoing the sheet's save asks first, because the correction rests on it", async () => {
      await person().waitsUntilGone('tersimpan.');
      await person().tapsUnder('Boleh saya lihat buku KIA-nya', 'Urungkan');
      await person().sees('Ada 1 catatan lain', 'bergantung pada ini');
      await person().taps('Jangan');
      await person().waitsUntilGone('bergantung pada ini');
      await person().waitsUntilGone('Sudah diurungkan');
    }],
    ['undone, the sheet is not filled any more', async () => {
      await person().tapsUnder('Boleh saya lihat buku KIA-nya', 'Urungkan');
      await person().taps('Ya, urungkan');
      await person().sees('Sudah diurungkan', 'Lakukan lagi');
      await openSheet();
      await person().seesAnswer('Boleh saya lihat buku KIA-nya', 'Ada, dapat ditunjukkan', false);
    }],
    ['done again, the sheet is filled as before and the correction stands', async () => {
      await openHistory();
      await person().taps('Lakukan lagi');
      await person().waitsFor('Dilakukan lagi.');
      await openSheet();
      await person().seesAnswer('Boleh saya lihat buku KIA-nya', 'Ada, dapat ditunjukkan', true);
      await person().turnsTo('Tanda bahaya ibu hamil');
      await person().seesMark('Perdarahan', false);
    }],
    ['the screening for TB of adults is opened from her page and answered: no sign', async () => {
      await openPerson();
      await person().taps('Skrining');
      await person().seesRow('Skrining TBC dewasa dan lansia', 'Belum');
      await person().taps('Skrining TBC dewasa dan lansia');
      for (const asked of TB_SIGNS) await person().answers(asked, 'Tidak');
      await person().turnsPage();
      for (const asked of TB_RISKS) await person().answers(asked, 'Tidak');
      while (await person().turnsPage());
      await person().taps('Simpan lembar');
      await person().sees('tersimpan');
    }],
    ['the list of screenings says it is done and what it came to', async () => {
      await openPerson();
      await person().taps('Skrining');
      await person().seesRow('Skrining TBC dewasa dan lansia', 'Sudah', 'Baik');
    }],
    ['the rules in force are in the settings, the unverified first', async () => {
      await person().goesHome();
      await person().taps('Pengaturan');
      await person().taps('Aturan yang berlaku');
      await person().seesAbove('Belum diverifikasi', 'Pilihan', 'Ibu hamil');
      await person().taps('Belum diverifikasi');
      await person().sees('Tanyakan ke Puskesmas');
    }],
    ['nothing went wrong behind the screen', () => {
      phone.noExceptions();
    }],
  ];
}
