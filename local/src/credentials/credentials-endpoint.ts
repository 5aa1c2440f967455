import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../base/http-server.ts';
import type { Credentials } from '../substrate/substrate.ts';

/** How a child gets its credentials: variables every AWS SDK understands, and the end of the grant. */
export interface Grant {
  environment: Record<string, string>;
  revoke: () => void;
}

/**
 * Hands role credentials to child processes the way containers get them in AWS: an address and a token in the
 * environment, never keys. The SDKs renew them from here.
 */
export class CredentialsEndpoint {
  readonly #grants = new Map<string, () => Promise<Credentials>>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #port = 0;

  /** Listen on a free loopback port. */
  async start(): Promise<void> {
    this.#port = await listenOnLoopback(this.#server);
  }

  /** Allow one child to ask for one role's credentials. */
  grant(provide: () => Promise<Credentials>): Grant {
    const token = randomBytes(24).toString('base64url');
    this.#grants.set(token, provide);
    return {
      environment: {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${this.#port}/credentials`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
        AWS_EC2_METADATA_DISABLED: 'true',
      },
      revoke: () => void this.#grants.delete(token),
    };
  }

  /** Stop listening; all grants end. */
  async stop(): Promise<void> {
    this.#grants.clear();
    await closeServer(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provide = this.#providerOf(request.headers.authorization ?? '');
    if (provide === null || request.url !== '/credentials') {
      response.writeHead(403).end();
      return;
    }
    try {
      const given = await provide();
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          AccessKeyId: given.accessKeyId,
          SecretAccessKey: given.secretAccessKey,
          Token: given.sessionToken,
          Expiration: given.expiration?.toISOString(),
        }),
      );
    } catch (problem) {
      response.writeHead(500).end(problem instanceof Error ? problem.message : 'no credentials');
    }
  }

  #providerOf(authorization: string): (() => Promise<Credentials>) | null {
    const given = Buffer.from(authorization);
    for (const [token, provide] of this.#grants) {
      const expected = Buffer.from(token);
      if (expected.length === given.length && timingSafeEqual(expected, given)) return provide;
    }
    return null;
  }
}
