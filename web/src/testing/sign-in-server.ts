import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

const ANA = { sub: '5f0c5f0e-user', email: 'ana@example.org' };

/** A user pool with its hosted pages on loopback: the addresses and the checks of OAuth, with a person who says yes. */
export interface SignInServer {
  url: string;
  issuer: string;
  /** Seconds that the next tokens last. */
  lifetime: number;
  /** Who signs in next. */
  person: { sub: string; email: string };
  /** Whether refresh tokens are taken. */
  refreshes: boolean;
  /** What its pages answer instead of a code, e.g. `access_denied`. */
  refusal: string | null;
  /** What the token address answers in place of tokens, with its status. */
  failure: { status: number; error: string } | null;
  /** What was asked: `authorize`, `code`, `refresh`, `revoke`. */
  asked: string[];
  /** Access tokens that were given, in order. */
  given: string[];
  close: () => Promise<void>;
}

interface Granted {
  challenge: string;
  redirectUri: string;
  clientId: string;
}

interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

const refused: Reply = { status: 400, body: { error: 'invalid_grant' } };

export async function startSignInServer(): Promise<SignInServer> {
  const codes = new Map<string, Granted>();
  const refreshTokens = new Set<string>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  const pool: SignInServer = {
    url,
    issuer: `${url}/pool`,
    lifetime: 3600,
    person: ANA,
    refreshes: true,
    refusal: null,
    failure: null,
    asked: [],
    given: [],
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const form = new URLSearchParams(await text(request));
    const { status, headers, body = {} } = replyTo(pathname, searchParams, form);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }

  function replyTo(pathname: string, query: URLSearchParams, form: URLSearchParams): Reply {
    switch (pathname) {
      case '/pool/.well-known/openid-configuration':
        return { status: 200, body: discovery(url) };
      case '/oauth2/authorize':
        return authorize(query);
      case '/oauth2/token':
        return giveTokens(form);
      case '/oauth2/revoke':
        pool.asked.push('revoke');
        refreshTokens.delete(form.get('token') ?? '');
        return { status: 200 };
      default:
        return { status: 404 };
    }
  }

  function authorize(query: URLSearchParams): Reply {
    pool.asked.push('authorize');
    if (query.get('response_type') !== 'code' || query.get('code_challenge_method') !== 'S256') return refused;
    const back = new URL(query.get('redirect_uri') ?? '');
    if (pool.refusal === null) {
      const code = randomUUID();
      const challenge = query.get('code_challenge') ?? '';
      codes.set(code, { challenge, redirectUri: back.href, clientId: query.get('client_id') ?? '' });
      back.searchParams.set('code', code);
    } else back.searchParams.set('error', pool.refusal);
    back.searchParams.set('state', query.get('state') ?? '');
    return { status: 302, headers: { location: back.href } };
  }

  function giveTokens(form: URLSearchParams): Reply {
    const renewal = form.get('grant_type') === 'refresh_token';
    pool.asked.push(renewal ? 'refresh' : 'code');
    if (pool.failure) return { status: pool.failure.status, body: { error: pool.failure.error } };
    if (!(renewal ? mayRefresh(form) : mayExchange(form))) return refused;
    const accessToken = `token-${pool.given.length + 1}`;
    pool.given.push(accessToken);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: pool.issuer, aud: form.get('client_id'), iat: now, exp: now + pool.lifetime };
    const tokens = {
      access_token: accessToken,
      id_token: jwt({ ...claims, ...pool.person }),
      token_type: 'Bearer',
      expires_in: pool.lifetime,
    };
    // A pool gives no new refresh token for an old one.
    if (renewal) return { status: 200, body: tokens };
    const refreshToken = randomUUID();
    refreshTokens.add(refreshToken);
    return { status: 200, body: { ...tokens, refresh_token: refreshToken } };
  }

  function mayRefresh(form: URLSearchParams): boolean {
    return pool.refreshes && refreshTokens.has(form.get('refresh_token') ?? '');
  }

  /** A code is good once, for the client and the address that it was given to, and to whoever knows the verifier. */
  function mayExchange(form: URLSearchParams): boolean {
    const code = form.get('code') ?? '';
    const granted = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return (
      granted?.challenge === challenge &&
      granted.redirectUri === form.get('redirect_uri') &&
      granted.clientId === form.get('client_id')
    );
  }

  return pool;
}

function discovery(url: string): object {
  return {
    issuer: `${url}/pool`,
    authorization_endpoint: `${url}/oauth2/authorize`,
    token_endpoint: `${url}/oauth2/token`,
    revocation_endpoint: `${url}/oauth2/revoke`,
    response_types_supported: ['code'],
  };
}

/** The console reads id tokens and does not check them; they come from the token address itself. */
function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: 'key' })}.${part(claims)}.c2lnbmF0dXJl`;
}
