// The browser journeys: the real app in headless Chromium, by what a person sees and touches. All of them, or the one named.

import { deepEqual } from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { firstVisit } from './first_visit.mjs';
import { Person } from './person.mjs';
import { Phone, ownFolder } from './phone.mjs';
import { startUp } from './start_up.mjs';
import { run, sum } from './steps.mjs';

const journeys = { 'first visit': firstVisit, 'start up': startUp };
const [only] = process.argv.slice(2);
const pictures = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../target/journey');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** A page with the phone of a folder, which can be killed and started again. */
class Desk {
  #folder;
  #phones = [];

  static async open(folder) {
    const desk = new Desk();
    desk.#folder = folder;
    desk.page = await browser.newPage({ viewport: { width: 800, height: 880 } });
    desk.person = new Person(desk.page);
    await desk.start();
    return desk;
  }

  async start() {
    const phone = await Phone.start(this.#folder);
    this.#phones.push(phone);
    await this.page.goto(phone.address);
  }

  kill() {
    return this.#phones.at(-1).kill();
  }

  async restart() {
    await this.kill();
    await this.start();
  }

  another() {
    return Desk.open(this.#folder);
  }

  noExceptions() {
    deepEqual(this.#phones.flatMap((phone) => phone.exceptions), []);
  }

  async close() {
    await this.kill();
    await this.page.close();
  }
}

try {
  for (const [name, steps] of Object.entries(journeys).filter(([name]) => !only || name === only)) {
    const folder = ownFolder();
    const desk = await Desk.open(folder);
    await run(name, steps(() => desk.person, desk, folder), {
      page: desk.page,
      person: () => desk.person,
      pictures,
      everyStep: process.env.PICTURES === '1',
    });
    await desk.close();
  }
} finally {
  await browser.close();
}
process.exitCode = sum();
