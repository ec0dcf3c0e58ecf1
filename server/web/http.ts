// Express: the calls, the pages, health and metrics, with strict headers. The only file that imports express and helmet.
import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import { refuse } from '../../common/contract/refusals.ts';
import type { PartHealth } from '../runtime/health.ts';
import type { Log } from '../runtime/log.ts';
import type { Address } from './addresses.ts';
import { sendAnswer } from './calls.ts';
import type { Metrics } from './metrics.ts';
import {
  type BoardOnPage,
  fillAddresses,
  fillBoards,
  fillMessages,
  fillSlips,
  type MessageOnPage,
  type ReadPage,
} from './pages.ts';

export interface HttpDependencies {
  handleCall: RequestHandler;
  /** Whether this caller may send a whole document with this call. */
  maySendDocument: (request: Request) => boolean;
  pages: ReadPage;
  /** Where the built scripts and styles are; null while a development server serves them. */
  assetsDir: string | null;
  addresses: readonly Address[];
  /** The pretend printer's slips; null when the printer is a real one. */
  pretendSlips: { list(): { id: string; caption: string }[]; png(id: string): Promise<Buffer | null> } | null;
  /** What the pretend boards show; null when there is none. */
  pretendBoards: (() => readonly BoardOnPage[]) | null;
  /** The messages that a pretend telephone got; null when there is none. */
  pretendSms: (() => readonly MessageOnPage[]) | null;
  /** A WAV file of the announcements of the last minutes; null when nothing is spoken here. */
  readAudio: ((name: string) => Uint8Array | null) | null;
  metrics: Metrics;
  readHealth: () => Promise<{ ok: boolean; build: string; uptimeMs: number; parts: Record<string, PartHealth> }>;
  api: () => unknown;
  log: Log;
  /** The development server's middleware, which handles a request before everything else; null in production. */
  before: RequestHandler | null;
}

// Pages load everything from this server, because offices may have no internet, and they contain no inline code.
const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Offices use plain HTTP inside the building, so a promise of HTTPS would lock out every screen.
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xFrameOptions: { action: 'deny' },
});

export function createHttp(parts: HttpDependencies): HttpServer {
  const {
    handleCall,
    maySendDocument,
    pages,
    assetsDir,
    addresses,
    pretendSlips,
    pretendBoards,
    pretendSms,
    readAudio,
  } = parts;
  const { metrics, readHealth, api, log, before } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  if (before === null) app.use(headers);

  const page =
    (name: Parameters<ReadPage>[0], fill: (html: string) => string = html => html): RequestHandler =>
    async (_request, response) => {
      response
        .set('cache-control', 'no-cache')
        .type('html')
        .send(fill(await pages(name)));
    };

  const readSmall = express.json({ limit: '64kb' });
  // 10 MB in base64. Only callers who may import are allowed so much, so that strangers cannot fill the memory.
  const readDocument = express.json({ limit: '14mb' });
  app.post(
    '/api/:call',
    (request, response, next) => (maySendDocument(request) ? readDocument : readSmall)(request, response, next),
    handleCall,
  );
  app.get('/api/openapi.json', (_request, response) => void response.json(api()));
  app.get('/health', async (_request, response) => {
    const health = await readHealth();
    response
      .status(health.ok ? 200 : 503)
      .set('cache-control', 'no-store')
      .json(health);
  });
  app.get('/metrics', async (_request, response) => {
    response.set('content-type', metrics.contentType).send(await metrics.text());
  });

  app.get(
    '/',
    page('counter/home', html => fillAddresses(html, addresses)),
  );
  app.get('/kiosk', page('kiosk/index'));
  app.get('/kiosk/rating', page('kiosk/rating'));
  app.get('/display', page('display/index'));
  app.get('/counter', page('counter/index'));
  app.get('/counter/paper', page('counter/paper'));
  // The address is the citizen's secret, so it must not reach other sites or search engines.
  const secret: RequestHandler = (_request, response, next) => {
    response.set({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    next();
  };
  app.get('/t/:token', secret, page('kiosk/phone'));
  app.get('/d/:token', secret, page('kiosk/dossier'));
  app.get('/p/:id', page('kiosk/procedure'));
  if (pretendSlips !== null) {
    app.get(
      '/pretend-printer',
      page('counter/pretend-printer', html => fillSlips(html, pretendSlips.list())),
    );
    app.get('/pretend-printer/:id.png', async (request, response, next) => {
      const png = await pretendSlips.png(String(request.params.id));
      if (png === null) return next();
      response.type('png').set('cache-control', 'max-age=3600').send(png);
    });
  }
  if (pretendBoards !== null)
    app.get(
      '/pretend-boards',
      page('counter/pretend-boards', html => fillBoards(html, pretendBoards())),
    );
  if (pretendSms !== null)
    app.get(
      '/pretend-sms',
      page('counter/pretend-sms', html => fillMessages(html, pretendSms())),
    );
  if (readAudio !== null)
    app.get('/audio/:name.wav', (request, response, next) => {
      const wav = readAudio(String(request.params.name));
      if (wav === null) return next();
      response.type('audio/wav').set('cache-control', 'max-age=3600, immutable').send(Buffer.from(wav.buffer));
    });
  if (before !== null) app.use(before);
  if (assetsDir !== null)
    app.use('/assets', express.static(assetsDir, { immutable: true, maxAge: '365d', index: false }));

  app.use('/api', (_request, response) => sendAnswer(response, refuse('call.unknown')));
  app.use((_request, response) => void response.status(404).type('text').send('404'));

  // biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters.
  const onError: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error?.type === 'entity.too.large') return sendAnswer(response, refuse('request.too-large'));
    if (error?.type === 'entity.parse.failed' || (error?.status >= 400 && error?.status < 500))
      return sendAnswer(response, refuse('input.invalid', [{ path: '', message: 'the body must be JSON in UTF-8' }]));
    const reference = randomUUID().slice(0, 8);
    log.error({ code: 'call.failed', part: 'web', id: reference, err: error }, 'call failed');
    response.status(500).json({ ok: false, fault: true, reference });
  };
  app.use(onError);
  return createServer(app);
}
