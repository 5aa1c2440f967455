import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Flow } from '@flowi/contracts/flow';
import { build } from 'vite';

const PAGE = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/page.css"><title>Bare</title>';
const BODY = '<div id="root" style="position: fixed; inset: 0"></div><script type="module" src="/page.js"></script>';

/** A page with the canvas library alone and a flow in it: how fast a graph moves where nothing is added. */
export interface BareFlow {
  readonly url: string;
  readonly stop: () => void;
}

/** Builds the page and serves it from a port of its own. */
export async function startBareFlow(flow: Flow): Promise<BareFlow> {
  const files = new Map<string, Answer>([
    ['/', { type: 'text/html', body: PAGE + BODY }],
    ['/flow.json', { type: 'application/json', body: JSON.stringify(flow) }],
    ...(await buildPage()),
  ]);
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`The bare page is served at ${address}.`);
  return { url: `http://127.0.0.1:${address.port}/`, stop: () => server.close() };
}

interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
}

async function buildPage(): Promise<[path: string, answer: Answer][]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'bare-page.mjs'),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((part) =>
    part.type === 'chunk'
      ? [`/${part.fileName}`, { type: 'text/javascript', body: part.code }]
      : [`/${part.fileName}`, { type: 'text/css', body: part.source }],
  );
}
