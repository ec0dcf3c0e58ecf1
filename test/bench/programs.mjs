// The programs of a benchmark, each its own process: the real server, the bare one, whoever presses and whoever watches.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');
/** The token by which a script acts as a kiosk of the example office. */
export const exampleKiosk = 'example-kiosk';

/** The example office is measured, whatever site this machine runs. */
const { SITE: _, ...environment } = process.env;

const running = new Set();
const folders = new Set();

/** A data folder that is gone when the benchmark ends. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  folders.add(folder);
  return folder;
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @returns {Promise<void>} */
function endOf(child) {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', resolve);
  });
}

async function stop(child) {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 6_000);
  await endOf(child);
  clearTimeout(late);
  running.delete(child);
}

export async function stopAll() {
  await Promise.all([...running].map(stop));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/**
 * Starts a program that answers `GET /health` on `PORT`, and waits until it does.
 * @param {readonly string[]} words what Node runs
 * @param {string} dataDir
 * @param {Record<string, string>} more of its environment
 * @returns port, pid, milliseconds from start to healthy, and the way to stop it
 */
async function startListening(words, dataDir, more = {}) {
  const port = await findFreePort();
  const began = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: projectRoot,
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  for (;;) {
    const health = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (health?.ok) break;
    if (child.exitCode !== null || performance.now() - began > 20_000)
      throw new Error(`${words.join(' ')} does not become healthy`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  const startMs = performance.now() - began;
  return { port, pid: child.pid, startMs, dataDir, stop: () => stop(child) };
}

/** What `npm start` runs, word for word. */
const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
const officeWords = scripts.start.split('exec node ')[1].split(' ');

/** The real server, on an empty data folder if none is given. */
export const startOffice = (dataDir = makeFolder()) => startListening(officeWords, dataDir);

/** The example office with other devices than its pretend ones. */
export function startOfficeWith(devices) {
  const dataDir = makeFolder();
  const example = JSON.parse(readFileSync(join(projectRoot, 'firmware-config/sites/example.json'), 'utf8'));
  const site = join(dataDir, 'site.json');
  writeFileSync(site, JSON.stringify({ ...example, printers: [], boards: [], speakers: [], ...devices }));
  return startListening(officeWords, dataDir, { SITE: site });
}

/** The bare limit: Express, Socket.IO and SQLite with nothing between them; with a device if the port of one is given. */
export const startBare = (dataDir = makeFolder(), devicePort = null) =>
  startListening(
    [join(import.meta.dirname, 'bare-office.mjs')],
    dataDir,
    devicePort === null ? {} : { DEVICE_PORT: String(devicePort) },
  );

/** A process of this folder that answers each message with one message. */
export function startWorker(file) {
  const child = fork(join(import.meta.dirname, file), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  running.add(child);
  return {
    ask: message =>
      new Promise((resolve, reject) => {
        const lost = () => reject(new Error(`${file} ended`));
        child.once('exit', lost);
        child.once('message', answer => {
          child.off('exit', lost);
          resolve(/** @type {any} */ (answer));
        });
        child.send(message);
      }),
    stop: () => stop(child),
  };
}

/** Memory that a process holds now, in MB (10^6 bytes). */
export function readRssMb(pid) {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}
