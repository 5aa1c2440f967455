import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';

/** A point in time in the reader's zone and manner; the exact one on hover. */
export function Moment({ at }: { at: string }): ReactNode {
  const { moment } = useFormats();
  return (
    <time dateTime={at} title={at}>
      {moment(at)}
    </time>
  );
}
