import { afterAll, beforeAll, vi } from 'vitest';
import { exampleFiles } from '../../examples-plugin.ts';

const FOLDER = '/examples/';

/** Answers what a page asks for below `/examples/` with the files that a build puts there; everything else goes where it always does. */
export function serveExamples(): void {
  beforeAll(() => {
    const usual = globalThis.fetch;
    vi.stubGlobal('fetch', async (asked: string | URL | Request, init?: RequestInit) => {
      if (typeof asked !== 'string' || !asked.startsWith(FOLDER)) return usual(asked, init);
      const file = exampleFiles().find(({ name }) => `${FOLDER}${name}` === asked);
      return file === undefined ? new Response(null, { status: 404 }) : new Response(file.text);
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
}
