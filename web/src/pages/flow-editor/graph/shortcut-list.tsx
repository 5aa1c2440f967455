import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { editorTexts } from '../texts/index.ts';
import styles from './shortcut-list.module.css';

/** Every key of the graph. */
export function ShortcutList({ onClose }: { onClose: () => void }): ReactNode {
  const { keys } = useCatalogue(editorTexts);
  const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  return (
    <Modal visible header={keys.title} onDismiss={onClose}>
      <dl className={styles['keys']}>
        {keys.list.map(([combination, meaning]) => (
          <div key={combination} className={styles['row']}>
            <dt>
              <Box variant="code">{combination.replaceAll('Mod', modifier)}</Box>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
