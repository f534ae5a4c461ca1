// Waiting for a condition, never for a span of time.

import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 60;

/** Asks until the answer is true, and gives it. */
export async function waitFor(what, ask, ms = 20_000) {
  const until = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`waited ${ms / 1000} s for ${what}`);
    await pause(LOOK_AGAIN_MS);
  }
}
