import type { IncomingMessage } from 'node:http';

/** Names under which the gateway may be addressed; another one means that a foreign name was pointed at loopback. */
export function allowedHosts(port: number): ReadonlySet<string> {
  return new Set(['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`));
}

/** Why a request is refused for where it comes from; null when it is not. */
export function surroundingsProblem(request: IncomingMessage, hosts: ReadonlySet<string>): string | null {
  const host = request.headers.host?.toLowerCase() ?? '';
  if (!hosts.has(host)) return `Host ${host || 'is missing'}; open http://${[...hosts][0]} instead`;
  const { origin } = request.headers;
  if (origin !== undefined && !hosts.has(origin.toLowerCase().replace(/^http:\/\//, ''))) {
    return `Requests from pages of ${origin} are not served`;
  }
  return null;
}
