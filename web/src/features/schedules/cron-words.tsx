import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCatalogue, useLocale } from '../../shared/texts/catalogue.ts';
import { schedulesTexts } from './texts/index.ts';

/** An expression as a sentence; null while the words are fetched, which happens when they are first needed, or when there are none. */
function useCronWords(cron: string): string | null {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['cron-words'],
    queryFn: async () => (await import('./describe-cron.ts')).describeCron,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  return data?.(cron, locale) ?? null;
}

interface CronWordsProps {
  cron: string;
  /** Whether the expression stands beside its words. */
  expression?: boolean;
}

/** A schedule in words; the expression itself until they are there. */
export function CronWords({ cron, expression = false }: CronWordsProps): ReactNode {
  const { inWords } = useCatalogue(schedulesTexts);
  const words = useCronWords(cron);
  if (words === null) return <code>{cron}</code>;
  return (
    <>
      <span title={cron}>{inWords(words)}</span>
      {expression && (
        <>
          {' '}
          <code>{cron}</code>
        </>
      )}
    </>
  );
}
