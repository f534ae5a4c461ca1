// Steps with names: each passes or fails, and after a failure those that build on it are not reached.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

let passed = 0;
let failed = 0;

/** Runs named steps in order: [sentence, what to do]. */
export async function run(name, steps, { page, person, pictures, everyStep }) {
  console.log(`${name}:`);
  mkdirSync(pictures, { recursive: true });
  let broken = false;
  for (const [i, [sentence, act]] of steps.entries()) {
    const file = path.join(pictures, `${name.replaceAll(' ', '-')}-${String(i + 1).padStart(2, '0')}`);
    if (broken) {
      failed += 1;
      console.log(`  not reached  ${sentence}`);
      continue;
    }
    const start = Date.now();
    try {
      await act();
      passed += 1;
      console.log(`  passed  ${sentence} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      broken = true;
      failed += 1;
      console.log(`  FAILED  ${sentence}\n          ${error.stack}`);
      await page.screenshot({ path: `${file}.png` }).catch(() => {});
      const texts = await person().texts().catch((gone) => ({ gone: String(gone) }));
      writeFileSync(`${file}.json`, JSON.stringify(texts, null, 1));
      console.log(`          ${file}.png and .json show the screen`);
    }
    if (everyStep && !broken) await page.screenshot({ path: `${file}.png` });
  }
}

/** Prints the sum; the exit code says whether all passed. */
export function sum() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
