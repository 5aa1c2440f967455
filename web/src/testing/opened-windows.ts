import { vi } from 'vitest';

/** A window that a page opened. */
export class OpenedWindow {
  closed = false;
  /** Where it was led; null before. */
  address: string | null = null;
  readonly location = {
    replace: (address: string) => {
      this.address = address;
    },
  };

  focus(): void {}

  close(): void {
    this.closed = true;
  }
}

/**
 * Windows as browsers open them, which jsdom does not: one for each name, nothing shown in it. Ends with `vi.unstubAllGlobals`.
 *
 * @param mayOpen whether the browser lets one open
 */
export function openWindows(mayOpen: () => boolean = () => true): Map<string, OpenedWindow> {
  const windows = new Map<string, OpenedWindow>();
  vi.stubGlobal('open', (_address: string | undefined, name: string) => {
    if (!mayOpen()) return null;
    const opened = windows.get(name) ?? new OpenedWindow();
    windows.set(name, opened);
    return opened;
  });
  // What comes back in an opened window runs in the same one here, and tells the page that opened it; jsdom's own message lacks the origin.
  vi.stubGlobal('opener', {
    postMessage: (data: unknown, origin: string) => window.dispatchEvent(new MessageEvent('message', { data, origin })),
  });
  return windows;
}

/** Follows a hosted page back to the console, as a browser does. @returns where it came back to */
export async function followPage(page: string | URL): Promise<string> {
  const reply = await fetch(page, { redirect: 'manual' });
  const { pathname, search } = new URL(reply.headers.get('location') ?? '');
  return `${pathname}${search}`;
}
