import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Loopback, listenOnLoopback } from './loopback.ts';

/** Answers in S3's own format the calls that the containers make, for the files of a folder: its folders are the buckets. */
export function serveFolderAsS3(folder: string): Promise<Loopback> {
  return listenOnLoopback(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
    const [bucket = '', ...rest] = decodeURIComponent(pathname).slice(1).split('/');
    const key = rest.join('/');
    if (key === '') list(path.join(folder, bucket), searchParams.get('prefix') ?? '', response);
    else await answerObject(path.join(folder, bucket, key), request, response);
  });
}

function list(bucket: string, prefix: string, response: ServerResponse): void {
  const files = readdirSync(bucket, { recursive: true, encoding: 'utf8' }).sort();
  const keys = files.filter((name) => name.startsWith(prefix) && statSync(path.join(bucket, name)).isFile());
  const entries = keys.map((key) => {
    const { size } = statSync(path.join(bucket, key));
    return `<Contents><Key>${key}</Key><Size>${size}</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`;
  });
  const result = `<KeyCount>${keys.length}</KeyCount><IsTruncated>false</IsTruncated>${entries.join('')}`;
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(`<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${result}</ListBucketResult>`);
}

async function answerObject(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'PUT') {
    const { 'content-encoding': encoding = '' } = request.headers;
    if (encoding.includes('aws-chunked'))
      throw new Error('Chunks with signatures of their own are not understood here');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, await buffer(request));
    response.writeHead(200, { etag: '"1"' }).end();
  } else if (request.method === 'DELETE') {
    rmSync(file, { force: true });
    response.writeHead(204).end();
  } else if (existsSync(file)) {
    const bytes = readFileSync(file);
    response.writeHead(200, { 'content-length': bytes.length, etag: '"1"' });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  } else {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end(request.method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code></Error>');
  }
}
