// Draws slips and makes their bytes as the server does, one after the other, and the same glyphs on a bare canvas. Its memory is
// looked at from within: nothing else runs here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { readSite } from '../../build/server/config/environment.js';
import { encodeSlip } from '../../build/server/devices/printer/drivers/escpos/encode.js';
import { fontFiles, textsIn } from '../../build/server/devices/printer/fonts.js';
import { findProfile } from '../../build/server/devices/printer/printer-profile.js';
import { describeTicketSlip } from '../../build/server/devices/printer/slip.js';

const root = join(import.meta.dirname, '../..');
const site = readSite(join(root, 'firmware-config/sites/example.json'));
const profile = findProfile('epson-tm-t82', join(root, 'firmware-config/printers'));
const strings = JSON.parse(readFileSync(join(root, 'common/text/vi/slip.json'), 'utf8'));

function describe(serial) {
  return describeTicketSlip(
    {
      number: `A${String(serial % 1000).padStart(3, '0')}`,
      language: 'vi',
      serviceName: site.services[serial % site.services.length].name,
      priorityName: serial % 8 === 0 ? site.priorities[0].name : null,
      ahead: serial % 40,
      wait: { fromMin: 10, toMin: 20 },
      issuedAt: 1_795_400_000_000 + serial * 30_000,
      trackUrl: `http://192.168.1.10:8080/t/${String(serial).padStart(20, 'k')}`,
    },
    site,
    strings,
  );
}

const options = { doneId: '0001', pulse: false, beep: false };
const drawOurs = serial => encodeSlip(describe(serial), profile, options);

const family = 'Bare Sans';
for (const { file } of fontFiles()) GlobalFonts.registerFromPath(file, family);
const canvas = createCanvas(profile.widthDots, 900);
const pen = canvas.getContext('2d');

/** All texts of the slip, each in one stroke at the usual size, and its pixels once: no wrapping, no QR, no dots, no bytes. */
async function drawBare(serial) {
  await nextTurn();
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = 'black';
  let y = 30;
  for (const text of textsIn(describe(serial).lines)) {
    pen.font = `500 26px "${family}"`;
    pen.fillText(text, 0, y);
    y += 34;
  }
  return canvas.data()[0];
}

const rssMb = () => process.memoryUsage.rss() / 1e6;

process.on('message', async (/** @type {any} */ { what, count, from }) => {
  const draw = what === 'ours' ? drawOurs : drawBare;
  const times = [];
  const memory = [];
  for (let at = 0; at < count; at++) {
    const began = performance.now();
    await draw(from + at);
    times.push(performance.now() - began);
    if (at % 10 === 0) memory.push(rssMb());
  }
  process.send?.({ times, memory });
});
process.on('disconnect', () => process.exit(0));
