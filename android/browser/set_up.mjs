// Setting up a new phone, as far as every journey does.

/** Names the kader, the posyandu and where it is, up to the page of the emergency numbers. */
export async function setsUp(person) {
  await person.types('Nama kader', 'Ani');
  await person.turnsPage();
  await person.types('Nama posyandu', 'Melati');
  await person.turnsPage();
  await person.types('Desa / Kelurahan', 'Sukamaju');
  // The villages of that name move what is below them: a finger waits for them too.
  await person.sees('Kec. ');
  await person.types('Kecamatan', 'Cibiru');
  await person.turnsPage();
}
