import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import type { SessionEnd } from '../features/session/session.ts';
import { useSession } from '../features/session/session-context.ts';
import { useTexts } from '../shared/texts/texts.ts';

/** Above the page once a session has ended. The page stays as it is: people leave when they have what they need of it. */
export function SessionEnded(): ReactNode {
  const { end } = useSession();
  return end && <Ended end={end} />;
}

function Ended({ end }: { end: SessionEnd }): ReactNode {
  const { shell } = useTexts();
  const ended = useSyncExternalStore(end.subscribe, end.hasCome);
  const [leaving, setLeaving] = useState(false);
  if (!ended) return null;
  const leave = () => {
    setLeaving(true);
    end.signInAgain().catch(() => setLeaving(false));
  };
  return (
    <div role="alert">
      <Alert
        type="warning"
        header={shell.sessionEnded}
        action={
          <Button loading={leaving} onClick={leave}>
            {shell.signInAgain}
          </Button>
        }
      >
        {shell.sessionEndedAdvice}
      </Alert>
    </div>
  );
}
