import type { ReachStorage } from '../../shared/api/storage.ts';

/** A part was not taken; with the status storage gave, 0 when there was no answer. */
export class PartRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`Storage answered ${status}.`);
    this.status = status;
  }
}

/** Sends one part of a file. */
export type SendPart = (
  url: string,
  part: Blob,
  options: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void },
) => Promise<void>;

/**
 * Sends parts and tells how far each is. It is not fetch, which does not say how much of a body has been sent.
 *
 * @param reachStorage where this page reaches presigned addresses
 */
export function sendPartTo(reachStorage: ReachStorage): SendPart {
  return (url, part, { signal, onProgress }) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => (request.status < 300 ? resolve() : reject(new PartRefused(request.status)));
    request.onerror = () => reject(new PartRefused(0));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) return Promise.reject(signal.reason);
    request.open('PUT', reachStorage(url));
    request.send(part);
    return promise;
  };
}
