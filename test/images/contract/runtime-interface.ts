import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Loopback, listenOnLoopback } from './loopback.ts';

const REQUEST_ID = 'request-1';

const headers = () => ({
  'content-type': 'application/json',
  'lambda-runtime-aws-request-id': REQUEST_ID,
  'lambda-runtime-deadline-ms': String(Date.now() + 120_000),
  'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-west-1:111122223333:function:job',
});

/** One invocation of a function. */
interface Invocation extends Loopback {
  /** What the function answered; rejects when it posted an error. */
  reply: Promise<unknown>;
}

/** Lambda's side of its runtime interface: hands out one event, takes the answer, leaves whoever asks again waiting. */
export async function offerEvent(event: unknown): Promise<Invocation> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  let handedOut = false;
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = '' } = request;
    if (url.endsWith('/runtime/invocation/next')) {
      if (!handedOut) response.writeHead(200, headers()).end(JSON.stringify(event));
      handedOut = true;
      return;
    }
    const body = await text(request);
    response.writeHead(202).end('{"status":"OK"}');
    if (url.endsWith(`/${REQUEST_ID}/response`)) resolve(JSON.parse(body));
    else reject(new Error(`The function posted ${url}: ${body}`));
  };
  return { ...(await listenOnLoopback(handle)), reply: promise };
}
