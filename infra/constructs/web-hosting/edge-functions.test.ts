import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { PAGES_TO_INDEX, STRIP_PREFIX } from './edge-functions.ts';

/** Runs the code as CloudFront does: a script that defines `handler`. */
function uriAfter(code: string, uri: string): string {
  const context = vm.createContext({ event: { request: { uri } } });
  return vm.runInContext(`${code}; handler(event).uri`, context);
}

describe('calls of the API', () => {
  test.each([
    ['/api/projects', '/projects'],
    ['/api/projects/a/flows', '/projects/a/flows'],
    ['/api/', '/'],
    ['/api', '/'],
  ])('%s reaches it as %s', (uri, expected) => {
    expect(uriAfter(STRIP_PREFIX, uri)).toBe(expected);
  });
});

describe('pages', () => {
  test.each([
    ['/', '/index.html'],
    ['/projects/a/flows/iris', '/index.html'],
    ['/assets/main-1a2b.js', '/assets/main-1a2b.js'],
    ['/favicon.svg', '/favicon.svg'],
  ])('%s is answered with %s', (uri, expected) => {
    expect(uriAfter(PAGES_TO_INDEX, uri)).toBe(expected);
  });
});
