import { expect, it } from 'vitest';
import { makeReachStorage } from './storage.ts';

const SITE = 'http://127.0.0.1:4600';
const SIGNED = '/data/projects/team/a%20b.csv?partNumber=1&X-Amz-Signature=ab%2Fc';

it('leads through the site what lies in its storage, path and signature as they are', () => {
  const reach = makeReachStorage({ address: 'http://127.0.0.1:4567/', path: '/storage' }, SITE);

  expect(reach(`http://127.0.0.1:4567${SIGNED}`)).toBe(`${SITE}/storage${SIGNED}`);
  expect(reach(`http://127.0.0.1:45678${SIGNED}`)).toBe(`http://127.0.0.1:45678${SIGNED}`);
});

it('leaves addresses alone where pages may call storage', () => {
  const address = `https://bucket.s3.eu-west-1.amazonaws.com${SIGNED}`;

  expect(makeReachStorage(undefined, SITE)(address)).toBe(address);
});
