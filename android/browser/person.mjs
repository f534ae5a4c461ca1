// A person at the phone: reads what is on the screen, taps, types and scrolls. What the screen says comes from the
// page's /texts, in dp from the top left of the screen; hands are Playwright's mouse and keyboard on the page.

import { waitFor } from './wait.mjs';

const HANDHOLD = 20; // dp of a control that must be in sight to be touched
const NOTCH = 100; // deltaY of one notch of the wheel

/** Someone who looks at this page and touches it. */
export class Person {
  #page;
  #canvas;

  constructor(page) {
    this.#page = page;
    this.#canvas = page.locator('#phone');
  }

  /** What the screen says: `seen` with places, and `all`, what one could scroll to as well. */
  async texts() {
    const answer = await this.#page.request.get(new URL('/texts', this.#page.url()).href);
    return answer.json();
  }

  /** Waits until these words stand somewhere on the screen, scrolled to or not. */
  async waitsFor(words, ms) {
    await waitFor(`“${words}”`, async () => says(await this.texts(), words), ms);
  }

  /** Waits until these words stand nowhere on the screen. */
  async waitsUntilGone(words) {
    await waitFor(`“${words}” to go`, async () => !says(await this.texts(), words));
  }

  /** Sees these words, scrolling to them. */
  async sees(...sentences) {
    for (const words of sentences) {
      await this.waitsFor(words);
      await this.#find(`“${words}”`, (seen) => last(seen, (one) => one.words.includes(words)), 1);
    }
  }

  /** Sees a row of a list that says all of these words. */
  async seesRow(...words) {
    for (const part of words) await this.waitsFor(part);
    await this.#find(`a row with “${words.join('” and “')}”`, (seen) => seen.find((one) => rowSays(one, words)));
  }

  /** Sees no row of a list that says all of these words, among what is in sight. */
  async seesNoRow(...words) {
    const { seen } = await this.texts();
    if (seen.some((one) => rowSays(one, words))) throw new Error(`a row says “${words.join('” and “')}”`);
  }

  /** Sees these words in this order from the top of the page. */
  async seesAbove(...sentences) {
    for (const words of sentences) await this.waitsFor(words);
    const { all } = await this.texts();
    const places = sentences.map((words) => all.findIndex((one) => one.includes(words)));
    if (places.some((place, i) => place < (places[i - 1] ?? 0))) {
      throw new Error(`“${sentences.join('”, “')}” stand at ${places}`);
    }
  }

  /** Touches the control that says these words, or starts with them. */
  async taps(words) {
    await this.waitsFor(words);
    await this.#touch(await this.#find(`“${words}” to tap`, (seen) => control(seen, words)));
  }

  /** Touches an answer of the question with these words. */
  async answers(question, option) {
    await this.waitsFor(question);
    const find = (seen) => answer(seen, question, option);
    await this.#touch(await this.#find(`“${option}” under “${question}”`, find));
    await waitFor(`“${option}” to be chosen`, async () => find((await this.texts()).seen)?.chosen);
  }

  /** Touches the control that says these words, the next one under the others. */
  async tapsUnder(above, words) {
    await this.waitsFor(above);
    await this.#touch(await this.#find(`“${words}” under “${above}”`, (seen) => {
      const head = seen.find((one) => one.words.includes(above));
      const under = seen.filter((one) => one.kind === 'control' && one.words.startsWith(words) && head && one.y >= head.y);
      return under.sort((a, b) => a.y - b.y)[0];
    }));
  }

  /** Sees this answer given to the question with these words, or not. */
  async seesAnswer(question, option, chosen) {
    await this.waitsFor(question);
    const find = (seen) => answer(seen, question, option);
    await this.#find(`“${option}” under “${question}”`, find);
    await waitFor(`“${option}” ${chosen ? 'chosen' : 'free'}`, async () => find((await this.texts()).seen)?.chosen === chosen);
  }

  /** Touches a danger sign, and sees it chosen or not. */
  async marks(sign, chosen = true) {
    await this.taps(sign);
    await this.seesMark(sign, chosen);
  }

  /** Sees a danger sign chosen, or not. */
  async seesMark(sign, chosen) {
    await this.waitsFor(sign);
    await waitFor(`“${sign}” to be ${chosen ? 'chosen' : 'free'}`, async () => {
      const tile = control((await this.texts()).seen, sign);
      return tile && tile.chosen === chosen;
    });
  }

  /** Types into the field under this label, where nothing stands yet. */
  async types(label, words, expected = words) {
    await this.waitsFor(label);
    const find = (seen) => seen.find((one) => one.kind === 'field' && (one.label === label || one.label.startsWith(`${label} (`)));
    await this.#touch(await this.#find(`the field “${label}”`, find));
    await waitFor(`the field “${label}” to take the keyboard`, async () => find((await this.texts()).seen)?.focused);
    await this.#page.keyboard.type(words);
    await waitFor(`“${expected}” in “${label}”`, async () => find((await this.texts()).seen)?.value === expected);
  }

  /** Types into the only field there is, in place of what stands there. */
  async searches(words) {
    const find = (seen) => seen.find((one) => one.kind === 'field');
    await this.#touch(await this.#find('the search', find));
    const before = find((await this.texts()).seen).value;
    for (let i = 0; i < before.length; i += 1) await this.#page.keyboard.press('Backspace');
    await this.#page.keyboard.type(words);
    await waitFor(`“${words}” in the search`, async () => find((await this.texts()).seen).value === words);
  }

  /** Goes to the next page of a form; false on the last. */
  async turnsPage() {
    const position = (texts) => texts.seen.find((one) => /^\d+ dari \d+$/.test(one.words))?.words;
    const before = position(await this.texts());
    const [at, of] = before.split(' dari ');
    if (at === of) return false;
    await this.taps('Lanjut');
    await waitFor(`the page after ${before}`, async () => position(await this.texts()) !== before);
    return true;
  }

  /** Goes to the page of a form that has these words. */
  async turnsTo(words) {
    await this.waitsFor(' dari ');
    while (!says(await this.texts(), words)) {
      if (!(await this.turnsPage())) break;
    }
    for (let before; !says(await this.texts(), words); ) {
      before = JSON.stringify((await this.texts()).all);
      await this.goesBack();
      await waitFor('the page before', async () => JSON.stringify((await this.texts()).all) !== before);
    }
  }

  /** Every word of the page, without what is said for a moment only. */
  async wordsOfThePage() {
    return (await this.texts()).all;
  }

  /** Goes back. */
  async goesBack() {
    await this.#sent('k=key', () => this.#page.locator('#back').click());
  }

  /** Goes back until the app's first place is there. */
  async goesHome() {
    while (!control((await this.texts()).seen, 'Hari ini')) await this.goesBack();
    await this.taps('Hari ini');
    await this.sees('Perlu dikunjungi');
  }

  async #touch(one) {
    const box = await this.#canvas.boundingBox();
    await this.#sent('k=up', () => this.#page.mouse.click(box.x + one.x + one.w / 2, box.y + one.y + one.h / 2));
  }

  async #wheel(notches) {
    const box = await this.#canvas.boundingBox();
    await this.#page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.#sent('k=wheel', () => this.#page.mouse.wheel(0, notches * NOTCH));
  }

  /** Does something and waits until the phone has taken it in. */
  async #sent(kind, act) {
    const taken = this.#page.waitForResponse((answer) => answer.url().includes(kind));
    await act();
    await taken;
  }

  /** Looks for it where one is, then further down, then further up. */
  async #find(what, pick, hold = HANDHOLD) {
    const look = async () => {
      const texts = await this.texts();
      const one = pick(texts.seen);
      return { texts, found: one && reachable(one, texts, hold) ? one : undefined };
    };
    let { texts, found } = await look();
    for (const way of [1, -1]) {
      for (let moved = true; !found && moved; ) {
        const before = places(texts);
        await this.#wheel(way);
        ({ texts, found } = await look());
        moved = places(texts) !== before;
      }
    }
    if (!found) throw new Error(`cannot see ${what} among ${JSON.stringify(texts.all)}`);
    return found;
  }
}

function says(texts, words) {
  return texts.all.some((one) => one.includes(words)) || texts.seen.some((one) => one.words.includes(words));
}

function rowSays(one, words) {
  return words.every((part) => one.words.includes(part));
}

function answer(seen, question, option) {
  const asked = seen.find((one) => one.kind === 'text' && one.words.includes(question));
  return asked && seen.find((one) => one.kind === 'control' && one.words === option && one.y >= asked.y);
}

function control(seen, words) {
  const controls = seen.filter((one) => one.kind === 'control' && one.enabled);
  return last(controls, (one) => one.words === words) ?? last(controls, (one) => one.words.startsWith(words));
}

/** The one drawn last is on top. */
function last(list, test) {
  return list.findLast(test);
}

function places(texts) {
  return JSON.stringify(texts.seen.map(({ words, x, y, w, h }) => [words, x, y, w, h]));
}

/** Enough of it is in sight, and nothing drawn later lies over its middle. */
function reachable(one, texts, hold) {
  if (one.h < hold) return false;
  const [x, y] = [one.x + one.w / 2, one.y + one.h / 2];
  const over = texts.seen.slice(texts.seen.indexOf(one) + 1).filter((other) => covers(other, x, y));
  return over.every((other) => within(other, one));
}

function covers(one, x, y) {
  return x >= one.x && x < one.x + one.w && y >= one.y && y < one.y + one.h;
}

function within(inner, outer) {
  return inner.x >= outer.x - 1 && inner.y >= outer.y - 1
    && inner.x + inner.w <= outer.x + outer.w + 1 && inner.y + inner.h <= outer.y + outer.h + 1;
}
