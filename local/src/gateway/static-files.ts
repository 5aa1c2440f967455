import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { consoleSecurityPolicy } from '@flowi/contracts/console';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serve a file of a folder; its index.html for a path that names a page. False when there is nothing to serve. */
export async function serveFile(folder: string, path: string, response: ServerResponse): Promise<boolean> {
  const named = normalize(decodePath(path));
  const page = extname(named) === '';
  const file = join(folder, page ? 'index.html' : named);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return false;
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': consoleSecurityPolicy(),
    'referrer-policy': 'no-referrer',
  });
  await pipeline(createReadStream(file), response);
  return true;
}

/** Absolute and without dots after normalising, so that nothing outside the folder can be named. */
function decodePath(path: string): string {
  try {
    return `/${decodeURIComponent(path)}`;
  } catch {
    return '/';
  }
}
