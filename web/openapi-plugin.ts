import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const DOCUMENT = path.resolve(import.meta.dirname, '../contracts/api/openapi.json');

/** Puts the OpenAPI document beside the console, so that nothing has to be asked elsewhere for it. */
export function openApiPlugin(): Plugin {
  return {
    name: 'flowi-openapi',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'openapi.json', source: readFileSync(DOCUMENT) });
    },
    configureServer(server) {
      server.middlewares.use('/openapi.json', (_, response) => response.end(readFileSync(DOCUMENT)));
    },
  };
}
