import { useEffect } from 'react';
import { useTexts } from '../texts/texts.ts';

/** Names the browser's tab after the page. */
export function useTitle(page: string): void {
  const texts = useTexts();
  useEffect(() => {
    document.title = texts.shell.title(page);
  }, [page, texts]);
}
