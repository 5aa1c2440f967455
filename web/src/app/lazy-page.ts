import { lazyRouteComponent } from '@tanstack/react-router';

/** The code of a page could not be fetched: the site does not answer, or was put in place anew since the console was opened. */
export class PageNotFetched extends Error {
  override name = 'PageNotFetched';

  constructor(cause: unknown) {
    super('The code of the page could not be fetched.', { cause });
  }
}

/**
 * A page that is fetched when it is first opened. What cannot be fetched is left to the page for failures: the router would reload at once,
 * which while the site does not answer leaves people with the browser's own error page.
 */
export function lazyPage<M extends Record<string, unknown>, K extends keyof M>(importer: () => Promise<M>, name: K) {
  const fetchPage = () =>
    importer().catch((cause: unknown) => {
      throw new PageNotFetched(cause);
    });
  return lazyRouteComponent(fetchPage, name);
}
