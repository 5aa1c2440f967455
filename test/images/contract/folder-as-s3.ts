import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Loopback, listenOnLoopback } from './loopback.ts';

/** Answers in S3's own format the calls that the containers make, for the files of a folder: its folders are the buckets. */
export function serveFolderAsS3(folder: string): Promise<Loopback> {
  const uploads: Uploads = new Map();
  return listenOnLoopback(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
    const [bucket = '', ...rest] = decodeURIComponent(pathname).slice(1).split('/');
    const file = path.join(folder, bucket, ...rest);
    if (rest.join('/') === '') list(file, searchParams.get('prefix') ?? '', response);
    else if (searchParams.has('uploads')) beginUpload(uploads, response);
    else if (searchParams.has('uploadId')) await answerUpload(uploads, searchParams, file, request, response);
    else await answerObject(file, request, response);
  });
}

/** Parts that have arrived, by number, of each upload under way. */
type Uploads = Map<string, Map<number, Buffer>>;

function beginUpload(uploads: Uploads, response: ServerResponse): void {
  const id = randomUUID();
  uploads.set(id, new Map());
  answerXml(response, 200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
}

/** A part, the end of an upload, or that it is given up; the object appears when all parts are joined. */
async function answerUpload(
  uploads: Uploads,
  query: URLSearchParams,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = query.get('uploadId') ?? '';
  const parts = uploads.get(id);
  if (parts === undefined) return answerXml(response, 404, '<Error><Code>NoSuchUpload</Code></Error>');
  if (request.method === 'PUT') {
    parts.set(Number(query.get('partNumber')), await bodyOf(request));
    response.writeHead(200, { etag: '"1"' }).end();
    return;
  }
  uploads.delete(id);
  if (request.method === 'DELETE') {
    response.writeHead(204).end();
    return;
  }
  const inOrder = [...parts].toSorted(([one], [other]) => one - other).map(([, bytes]) => bytes);
  write(file, Buffer.concat(inOrder));
  answerXml(response, 200, '<CompleteMultipartUploadResult><ETag>"1"</ETag></CompleteMultipartUploadResult>');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const { 'content-encoding': encoding = '' } = request.headers;
  if (encoding.includes('aws-chunked')) throw new Error('Chunks with signatures of their own are not understood here');
  return buffer(request);
}

function write(file: string, bytes: Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function answerXml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}

function list(bucket: string, prefix: string, response: ServerResponse): void {
  const files = readdirSync(bucket, { recursive: true, encoding: 'utf8' }).sort();
  const keys = files.filter((name) => name.startsWith(prefix) && statSync(path.join(bucket, name)).isFile());
  const entries = keys.map((key) => {
    const { size } = statSync(path.join(bucket, key));
    return `<Contents><Key>${key}</Key><Size>${size}</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`;
  });
  const result = `<KeyCount>${keys.length}</KeyCount><IsTruncated>false</IsTruncated>${entries.join('')}`;
  answerXml(
    response,
    200,
    `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${result}</ListBucketResult>`,
  );
}

async function answerObject(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'PUT') {
    write(file, await bodyOf(request));
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
