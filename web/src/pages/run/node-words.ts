import type { NodeStatus } from '../../features/canvas/node-status.ts';
import type { Formats } from '../../shared/format/formats.ts';
import type { NodeFacts } from './node-facts.ts';
import type { RunTexts } from './texts/en.ts';

/** Less than this is shown as no time at all. */
const WORTH_TELLING = 0.0005;

/** Why a node was reused, as a sentence; null where it was not, or nobody said. */
export function reasonOf({ id, reusedFrom }: NodeFacts, { reuse }: RunTexts): string | null {
  if (reusedFrom === null) return null;
  const { nodeId, trial } = reusedFrom;
  return nodeId === id ? reuse.ownFit(trial) : reuse.fitOf(nodeId, trial);
}

/** What stands on a node of the canvas. */
export function statusOf(facts: NodeFacts, words: RunTexts, formats: Formats): NodeStatus {
  const detail = detailOf(facts, words, formats);
  const hint = facts.error ?? hintOf(facts, words, formats);
  return { state: facts.state, ...(detail !== null && { detail }), ...(hint !== null && { hint }) };
}

function hintOf(facts: NodeFacts, words: RunTexts, { count }: Formats): string | null {
  const { state, through } = facts;
  if (state === 'reused') return reasonOf(facts, words);
  return state === 'running' && through ? words.throughLong(count(through.done), count(through.uses)) : null;
}

/** Short, since a node has little room: the time of what is being worked on or has been, how far a node is that waits for its next turn. */
function detailOf(facts: NodeFacts, { reuse, turns }: RunTexts, { span, count }: Formats): string | null {
  const { state, seconds, through, reusedFrom, atWork } = facts;
  if (state === 'reused') return reusedFrom === null ? null : reuse.short(reusedFrom.trial);
  if (state === 'running' && !atWork && through) return turns(count(through.done), count(through.uses));
  if (seconds === null || (state !== 'running' && state !== 'succeeded')) return null;
  return state === 'succeeded' && seconds < WORTH_TELLING ? null : span(seconds);
}
