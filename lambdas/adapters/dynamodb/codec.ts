import { gunzipSync, gzipSync } from 'node:zlib';

/** DynamoDB takes items of 400 KB; texts past this size are compressed. */
const PLAIN_LIMIT = 32_000;

export function encodeDocument(document: unknown): string | Uint8Array {
  const text = JSON.stringify(document);
  return text.length <= PLAIN_LIMIT ? text : gzipSync(text);
}

/** The document as it was written; its type is that of whoever wrote under this key. */
export function decodeDocument<Document>(stored: unknown): Document {
  if (typeof stored === 'string') return JSON.parse(stored);
  if (stored instanceof Uint8Array) return JSON.parse(gunzipSync(stored).toString('utf8'));
  throw new TypeError(`A stored document is ${typeof stored}; it is written as text or compressed text.`);
}
