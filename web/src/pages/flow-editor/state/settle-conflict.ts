import type { Flow } from '@flowi/contracts/flow';
import type { DraftSaver } from './draft-saver.ts';
import type { FlowEditor } from './flow-editor.ts';

/** What a conflict is settled with: the document here and what saves it. */
export interface Drafting {
  readonly editor: FlowEditor;
  readonly saver: DraftSaver;
}

/** Saves this document over the other one, which becomes a step of this history: saving over it takes it from nobody. */
export async function keepMine({ editor, saver }: Drafting): Promise<void> {
  if (saver.state.kind !== 'conflict') return;
  const mine = editor.flow;
  put(editor, saver.state.theirs.draft, 'take-theirs');
  put(editor, mine, 'keep-mine');
  await saver.keepMine();
}

/** Goes on from what the other one saved; this document stays among the steps that can be undone. */
export function takeTheirs({ editor, saver }: Drafting): void {
  const theirs = saver.takeTheirs();
  if (theirs) put(editor, theirs, 'take-theirs');
}

function put(editor: FlowEditor, flow: Flow, kind: 'keep-mine' | 'take-theirs'): void {
  editor.edit({ type: 'replace-document', flow }, { step: { kind, subject: '' } });
}
