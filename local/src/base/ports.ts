import { once } from 'node:events';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A loopback port that is free now; the preferred one when it is. */
export async function freePort(preferred = 0): Promise<number> {
  for (const candidate of preferred === 0 ? [0] : [preferred, 0]) {
    const probe = createServer();
    try {
      probe.listen(candidate, LOOPBACK);
      await once(probe, 'listening');
      const address = probe.address();
      if (address !== null && typeof address === 'object') return address.port;
    } catch (problem) {
      if (candidate === 0) throw problem;
    } finally {
      probe.close();
    }
  }
  throw new Error('No free loopback port was found');
}
