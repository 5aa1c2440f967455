import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** A pointer that only crosses a link asks for nothing. */
const REST_MS = 50;

/** The page of the console that an element links to; null where it links to none. */
function linkedPage(target: EventTarget | null): string | null {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link === null || link.origin !== window.location.origin || link.hasAttribute('download')) return null;
  const address = `${link.pathname}${link.search}`;
  return address === `${window.location.pathname}${window.location.search}` ? null : address;
}

/**
 * Fetches code and data of a page when somebody is about to open it: when a link to it is pointed at, touched or reached
 * by the keyboard. Heard for the document as a whole, since most links are drawn by components that tell of a click only.
 */
export function usePreloadOnIntent(): void {
  const router = useRouter();
  useEffect(() => {
    let pointed: string | null = null;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const preload = (address: string) => void router.preloadRoute({ to: address, href: address });
    const onPoint = ({ target }: Event) => {
      const address = linkedPage(target);
      if (address === pointed) return;
      pointed = address;
      clearTimeout(resting);
      if (address !== null) resting = setTimeout(() => preload(address), REST_MS);
    };
    const onReach = ({ target }: Event) => {
      const address = linkedPage(target);
      if (address !== null) preload(address);
    };
    document.addEventListener('pointerover', onPoint, { passive: true });
    document.addEventListener('touchstart', onReach, { passive: true });
    document.addEventListener('focusin', onReach);
    return () => {
      clearTimeout(resting);
      document.removeEventListener('pointerover', onPoint);
      document.removeEventListener('touchstart', onReach);
      document.removeEventListener('focusin', onReach);
    };
  }, [router]);
}
