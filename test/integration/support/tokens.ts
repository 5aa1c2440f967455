import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Laptop } from './laptop.ts';

interface Parts {
  head: string;
  claims: Record<string, unknown>;
  signature: string;
}

function partsOf(token: string): Parts {
  const [head = '', claims = '', signature = ''] = token.split('.');
  return { head, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()), signature };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with some claims changed and its signature as it was. */
export function forged(token: string, change: object): string {
  const { head, claims, signature } = partsOf(token);
  return [head, encode({ ...claims, ...change }), signature].join('.');
}

/** A token that says it needs no signature. */
export function unsigned(token: string): string {
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(partsOf(token).claims)}.`;
}

/** A token with some claims changed, signed by the user pool's own key. */
export function reissued({ home, instance }: Laptop, token: string, change: object): string {
  const { head, claims } = partsOf(token);
  const file = join(home, 'substrate', 'state', 'cognito-pool-keys', `${instance.userPoolId}-access.pem`);
  const content = `${head}.${encode({ ...claims, ...change })}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), readFileSync(file)).toString('base64url')}`;
}
