import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 688px)';

/** True on screens as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => window.matchMedia(NARROW).matches,
  );
}
