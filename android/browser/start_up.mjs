// Starting: a second start on the same store, and a store that is damaged.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ok } from 'node:assert/strict';
import { setsUp } from './set_up.mjs';

/** The file of the store, and its folder below the phone's. */
const STORE = 'sakukader.db';
const PAGE = 4096;
const BELOW = 'store';

/** The steps, in order: [phone] holds the app on the folder [home] and can start another there. */
export function startUp(person, phone, home) {
  const folder = path.join(home, BELOW);
  const store = path.join(folder, STORE);
  let second;
  return [
    ['a phone with a posyandu is open', async () => {
      await person().sees('Siapkan SakuKader');
      await setsUp(person());
      await person().taps('Mulai');
      await person().sees('Posyandu Melati');
    }],
    ['a second start on the same folder says that it is open elsewhere', async () => {
      second = await phone.another();
      await second.person.sees('SakuKader sudah terbuka di tempat lain.');
    }],
    ['once the first is closed, “Coba lagi” opens the same posyandu in the second', async () => {
      await phone.kill();
      await second.person.taps('Coba lagi');
      await second.person.sees('Posyandu Melati');
      await second.close();
    }],
    ['a damaged store is named in a plain sentence', async () => {
      const bytes = readFileSync(store);
      writeFileSync(store, bytes.fill('*', 0, PAGE));
      await phone.start();
      await person().sees('Berkas data tidak dapat dibaca.', 'Berkas itu tidak dihapus');
    }],
    ['it is set aside after a question, kept under another name, and a new book begins', async () => {
      const damaged = readFileSync(store);
      await person().taps('Sisihkan berkas dan mulai baru');
      await person().sees('Mulai dengan buku kosong?');
      await person().taps('Ya, sisihkan dan mulai baru');
      await person().sees('Siapkan SakuKader');
      const kept = readdirSync(folder).filter((file) => file !== STORE);
      ok(kept.some((file) => readFileSync(path.join(folder, file)).equals(damaged)), `the old file is not among ${kept}`);
    }],
    ['nothing went wrong behind the screen', () => {
      phone.noExceptions();
    }],
  ];
}
