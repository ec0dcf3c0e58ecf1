// Builds the pages of all screens into build/screens. The tests have vitest.config.ts.
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const pages = [
  'kiosk/index',
  'kiosk/rating',
  'kiosk/phone',
  'kiosk/dossier',
  'kiosk/procedure',
  'display/index',
  'counter/index',
  'counter/paper',
  'counter/home',
  'counter/pretend-printer',
  'counter/pretend-boards',
  'counter/pretend-sms',
];

/**
 * The screens use only WebSocket and only text (common/screen/live-channel.ts). This plugin keeps the other transports and the
 * binary packets of the socket's packages out of the pages.
 */
const slimSocket: Plugin = {
  name: 'slim-socket',
  enforce: 'pre',
  resolveId(name, importer) {
    const ours = (file: string) => resolve(import.meta.dirname, `common/screen/${file}`);
    if (name === 'socket.io-parser') return ours('socket-io-packets.ts');
    const isEnginePacket = importer?.includes('/engine.io-parser/') && /\/(en|de)codePacket\.js$/.test(name);
    return isEnginePacket ? ours('engine-io-packets.ts') : null;
  },
  load: id =>
    id.endsWith('/engine.io-client/build/esm/transports/index.js')
      ? "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };"
      : null,
  transform: (code, id) => {
    // A module that is used as a value would become one more file of the phone page.
    if (id.endsWith('/socket.io-client/build/esm/manager.js'))
      return code.replace(
        'import * as parser from "socket.io-parser";',
        'import { Decoder, Encoder } from "socket.io-parser"; const parser = { Decoder, Encoder };',
      );
    // Some modules of the polling transport act when they are loaded, so the build would keep them although nothing uses them.
    return /\/engine\.io-(client|parser)\/build\/esm\//.test(id) ? { code, moduleSideEffects: false } : null;
  },
};

export default defineConfig({
  appType: 'mpa',
  plugins: [slimSocket],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'build/screens',
    emptyOutDir: true,
    // Nothing is inlined, because the content security policy allows only files from the server itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      input: Object.fromEntries(
        pages.map(page => [page.replace('/', '-'), resolve(import.meta.dirname, `${page}.html`)]),
      ),
      // Everything that all pages load is one file, because one more request costs a phone on a slow line more than the bytes.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'screen',
              test: /use-texts|use-followed|common\/text\/(fill|format)|common\/screen\/live|preload-helper|node_modules\/preact/,
            },
            // The texts of a dossier are one file too, which the kiosk and the phone share.
            { name: 'follow', test: /kiosk\/dossier\/(dossier-text|step-line)|text\/vi\/dossier(-page)?\.json/ },
            // Every screen that makes calls also needs these texts and the clock. Three files of a few hundred bytes would
            // cost each of these pages two more requests.
            { name: 'call', test: /common\/screen\/(call|use-now)\.ts|text\/vi\/shared\.json/ },
            // Only the desk and the kiosk read scanners, and both need all of this at once.
            { name: 'scan', test: /common\/screen\/wedge\.ts|common\/contract\/(scanned|rules)\.ts/ },
          ],
        },
      },
    },
  },
});
