import { useEffect } from 'react';

const ASK_EVERY_MS = 2_000;
/** A page that cannot be fetched after a reload either is not reloaded again before. */
const RELOAD_EVERY_MS = 20_000;
const RELOADED_AT = 'flowi.reloaded-at';

const reloadedLately = () => Date.now() - Number(sessionStorage.getItem(RELOADED_AT)) < RELOAD_EVERY_MS;

const answers = () =>
  fetch('/config.json', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Reloads the page as soon as the site answers again. */
export function useReloadWhenBack(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(async () => {
      if (reloadedLately() || !(await answers())) return;
      clearInterval(timer);
      sessionStorage.setItem(RELOADED_AT, String(Date.now()));
      window.location.reload();
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [wanted]);
}
