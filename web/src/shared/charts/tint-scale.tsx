import type { ReactNode } from 'react';
import styles from './charts.module.css';
import { TINTS, tintOf } from './tints.ts';

/** Says what the colours of marks mean. */
export function TintScale({ label, low, high }: { label: string; low: string; high: string }): ReactNode {
  return (
    <div className={styles['scale']}>
      <span>{label}</span>
      <span>{low}</span>
      <span className={styles['tints']} aria-hidden="true">
        {Array.from({ length: TINTS }, (_, bucket) => tintOf(bucket)).map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
      </span>
      <span>{high}</span>
    </div>
  );
}
