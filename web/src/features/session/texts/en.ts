export const en = {
  ended: 'Your session has ended',
  advice:
    'Nothing on this page is lost. Sign in again in a window of its own: what waits is then sent, and the page goes on by itself.',
  signInAgain: 'Sign in again',
  noWindow: 'The browser did not let a window open for signing in. Allow it for this address and try again.',
  notSignedIn: (answer: string) => `That did not sign you in: ${answer}. Try again.`,
  otherAccount: (theirs: string) =>
    `You signed in as ${theirs}; this page belongs to another account. Sign in again as the one you were.`,
  onThisPage: 'Sign in on this page',
  onThisPageNote:
    'Signing in on this page loads it anew. Flows that you edit are kept in this browser; copy what you typed elsewhere first.',
  done: 'You are signed in',
  doneAdvice: 'The page that you came from goes on. This window can be closed.',
};

export type SessionTexts = typeof en;
