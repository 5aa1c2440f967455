import type { ReactNode } from 'react';
import { CronWords } from '../../features/schedules/cron-words.tsx';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import styles from './difference-value.module.css';
import type { Shown } from './shown-value.ts';
import { versionsTexts } from './texts/index.ts';

/** What stood in one place, for a person to read. */
export function DifferenceValue({ value }: { value: Shown }): ReactNode {
  const words = useCatalogue(versionsTexts);
  switch (value.as) {
    case 'words':
      return value.text;
    case 'written':
      return (
        <bdi className={styles['value']}>
          <code>{value.text}</code>
        </bdi>
      );
    case 'cron':
      return <CronWords cron={value.cron} expression />;
    case 'schedule':
      return (
        <>
          <CronWords cron={value.cron} expression /> ·{' '}
          {value.enabled ? words.zone(value.timezone) : words.zoneOff(value.timezone)}
        </>
      );
  }
}
