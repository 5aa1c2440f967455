import Alert from '@cloudscape-design/components/alert';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import { useTexts } from '../texts/texts.ts';

type Refreshed = Pick<UseQueryResult, 'isError' | 'data' | 'dataUpdatedAt'>;

/** Says that what is shown is old, when refreshing it fails. */
export function StaleNotice({ query }: { query: Refreshed }): ReactNode {
  const texts = useTexts();
  const { moment } = useFormats();
  if (!query.isError || query.data === undefined) return null;
  return <Alert type="warning">{texts.common.stale(moment(new Date(query.dataUpdatedAt).toISOString()))}</Alert>;
}
