import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Loopback {
  /** Host and port. */
  address: string;
  close: () => void;
}

/** An HTTP server on a free port of this machine. What the handler throws is answered with 500 and its message. */
export async function listenOnLoopback(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Loopback> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`The server listens on ${address}`);
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `127.0.0.1:${address.port}`, close };
}
