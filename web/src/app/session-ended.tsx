import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import type { SessionEnd, SignInFault } from '../features/session/session.ts';
import { useSession } from '../features/session/session-context.ts';
import type { SessionTexts } from '../features/session/texts/en.ts';
import { sessionTexts } from '../features/session/texts/index.ts';
import { useCatalogue } from '../shared/texts/catalogue.ts';

/** Above the page while a session has ended. The page stays as it is, and goes on when the person has signed in again. */
export function SessionEnded(): ReactNode {
  const { end } = useSession();
  return end && <WhileEnded end={end} />;
}

function WhileEnded({ end }: { end: SessionEnd }): ReactNode {
  const ended = useSyncExternalStore(end.subscribe, end.hasCome);
  return ended && <Ended end={end} />;
}

function Ended({ end }: { end: SessionEnd }): ReactNode {
  const words = useCatalogue(sessionTexts);
  const [fault, setFault] = useState<SignInFault | null>(null);
  const signIn = () => {
    setFault(null);
    void end.signInAgain().then(setFault);
  };
  return (
    <div role="alert">
      <Alert type="warning" header={words.ended} action={<Button onClick={signIn}>{words.signInAgain}</Button>}>
        {fault === null ? words.advice : <NotSignedIn fault={fault} end={end} words={words} />}
      </Alert>
    </div>
  );
}

/** Why the window did not sign in, and the way without one. */
function NotSignedIn({ fault, end, words }: { fault: SignInFault; end: SessionEnd; words: SessionTexts }): ReactNode {
  return (
    <SpaceBetween size="xs">
      <div>{faultText(fault, words)}</div>
      <Button onClick={() => void end.leave()}>{words.onThisPage}</Button>
      <Box variant="small" color="inherit">
        {words.onThisPageNote}
      </Box>
    </SpaceBetween>
  );
}

function faultText(fault: SignInFault, words: SessionTexts): string {
  switch (fault.kind) {
    case 'noWindow':
      return words.noWindow;
    case 'otherAccount':
      return words.otherAccount(fault.email);
    case 'refused':
      return words.notSignedIn(fault.answer);
  }
}
