// The phone's process: the real app on a local page, with its store in a folder.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const START_MS = 120_000;

/** A folder for one store, gone when the process ends. */
export function ownFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'sakukader-journey-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** One running phone. */
export class Phone {
  #child;
  #log = '';

  /** Starts it on this folder and waits until its page answers. */
  static async start(folder) {
    const phone = new Phone();
    const port = await freePort();
    phone.address = `http://127.0.0.1:${port}/`;
    // phone.sh becomes the Java process itself, so that a kill of the child is a kill of the app.
    // A process killed hard leaves what it unpacked (200 MB): in a folder of its own, gone with it.
    const unpacked = mkdtempSync(path.join(tmpdir(), 'sakukader-unpacked-'));
    const child = spawn('scripts/phone.sh', [String(port), folder], {
      cwd: root,
      env: { ...process.env, PHONE_OPTIONS: `-Djava.io.tmpdir=${unpacked}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    phone.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { phone.#log += text; });
    const gone = () => {
      child.kill('SIGKILL');
      rmSync(unpacked, { recursive: true, force: true });
    };
    process.on('exit', gone);
    child.on('exit', () => {
      process.off('exit', gone);
      gone();
    });
    try {
      await waitFor('the phone to start', () => {
        const end = child.exitCode ?? child.signalCode;
        if (end !== null) throw new Error(`it ended (${end}): ${phone.#log}`);
        return phone.#log.includes('is open at');
      }, START_MS);
    } catch (error) {
      await phone.kill();
      throw error;
    }
    return phone;
  }

  /** Ends the process at once, as a battery that falls out does. */
  async kill() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** What went wrong behind the screen: the exceptions in its log. */
  get exceptions() {
    return this.#log.split('\n').filter((line) => /(Exception|Error)(:|$)/.test(line) && !line.startsWith('\tat '));
  }
}
