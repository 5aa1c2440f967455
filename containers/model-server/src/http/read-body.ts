import type { IncomingMessage } from 'node:http';
import { FlowiError } from '@flowi/contracts/errors';

/**
 * Reads a body up to a limit. A longer one is refused at once: by its announced length before a byte is read, else as soon as
 * the limit is passed.
 *
 * @throws FlowiError `request_too_large`, or `invalid_request` when the sender went away
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) return Promise.reject(tooLarge(`${announced} bytes`, limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      request.pause();
      reject(tooLarge(`more than ${limit} bytes`, limit));
    };
    request.on('data', onData);
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    request.on('error', (error) =>
      reject(new FlowiError('invalid_request', 'The request ended before its body did', { cause: error })),
    );
  });
}

function tooLarge(given: string, limit: number): FlowiError {
  return new FlowiError(
    'request_too_large',
    `The body has ${given}; allowed: ${limit} bytes. Send several requests, or use a batch job.`,
  );
}
