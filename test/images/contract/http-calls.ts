// Makes the HTTP calls that it reads from standard input, one after the other, and prints the replies. A program of its
// own, so that it can run in the network of a container.
import { text } from 'node:stream/consumers';

const SERVER = 'http://127.0.0.1:8080';

export interface Call {
  method: string;
  path: string;
  /** JSON. */
  body?: string;
}

export interface Reply {
  status: number;
  body: string;
}

async function make({ method, path, body }: Call): Promise<Reply> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${SERVER}${path}`, body === undefined ? { method } : { method, headers, body });
  return { status: response.status, body: await response.text() };
}

if (import.meta.main) {
  const calls: readonly Call[] = JSON.parse(await text(process.stdin));
  const replies: Reply[] = [];
  for (const call of calls) replies.push(await make(call));
  process.stdout.write(JSON.stringify(replies));
}
