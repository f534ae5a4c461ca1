// Turns the icons named in icons.txt into vector drawables in src/main/res/drawable.
//   npm install --no-save @mdi/svg@7.4.47 && node convert.mjs node_modules/@mdi/svg/svg
// Material Design Icons by Pictogrammers and contributors, Apache-2.0: see NOTICE.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const svgs = process.argv[2];
if (!svgs) throw new Error('usage: node convert.mjs FOLDER_OF_SVGS');
const out = join(here, '../src/main/res/drawable');
const prefix = 'mdi_';

for (const old of readdirSync(out)) if (old.startsWith(prefix)) rmSync(join(out, old));
for (const line of readFileSync(join(here, 'icons.txt'), 'utf8').split('\n')) {
  if (!line.trim() || line.startsWith('#')) continue;
  const [name, icon] = line.split('=').map((part) => part.trim());
  const svg = readFileSync(join(svgs, `${icon}.svg`), 'utf8');
  const path = /<path d="([^"]+)"/.exec(svg)?.[1];
  if (!path || !svg.includes('viewBox="0 0 24 24"')) throw new Error(`${icon}: not one path on 24 by 24`);
  writeFileSync(join(out, `${prefix}${name}.xml`), `<!-- ${icon}, Material Design Icons 7.4.47, Apache-2.0 -->
<vector xmlns:android="http://schemas.android.com/apk/res/android"
    android:width="24dp" android:height="24dp" android:viewportWidth="24" android:viewportHeight="24">
    <path android:fillColor="#FF000000" android:pathData="${path}" />
</vector>
`);
}
