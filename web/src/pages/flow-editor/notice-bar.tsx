import Alert from '@cloudscape-design/components/alert';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './editor.module.css';
import { type Offer, useFlow } from './editor-context.tsx';

/** What people are told at the place where they work. */
export interface Notice {
  readonly text: string;
  readonly offer?: Offer | undefined;
}

/** Over the parts and not above them, so that nothing jumps under the pointer. An offer goes as soon as the document is another one. */
export function NoticeBar({ notice, onDismiss }: { notice: Notice | null; onDismiss: () => void }): ReactNode {
  const flow = useFlow();
  const shown = notice?.offer !== undefined && notice.offer.flow !== flow ? null : notice;
  return (
    <div className={styles['notice']}>
      <LiveRegion assertive>
        {shown !== null && (
          <Alert
            type={shown.offer ? 'info' : 'warning'}
            dismissible
            onDismiss={onDismiss}
            action={shown.offer && <OfferButton key={shown.text} offer={shown.offer} />}
          >
            {shown.text}
          </Alert>
        )}
      </LiveRegion>
    </div>
  );
}

function OfferButton({ offer }: { offer: Offer }): ReactNode {
  const button = useRef<ButtonProps.Ref>(null);
  useEffect(() => {
    // What had the focus may be gone from the page with what was removed.
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <Button ref={button} onClick={offer.act}>
      {offer.text}
    </Button>
  );
}
