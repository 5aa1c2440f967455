import * as z from 'zod';
import { Book, sentence } from './book.ts';

const text = z.string();
const number = z.number();

/** Why an operation cannot be applied to a flow; by the problem it is. */
export const EDIT_SAYINGS = new Book({
  node_not_found: sentence({ node: text }, ({ node }) => `There is no node "${node}" in this flow.`),
  node_exists: sentence(
    { node: text },
    ({ node }) => `There is a node "${node}" already; node ids are unique within a flow.`,
  ),
  edge_not_found: sentence(
    { from: text, to: text },
    ({ from, to }) => `There is no edge ${from} > ${to} in this flow.`,
  ),
  edge_exists: sentence({ from: text, to: text }, ({ from, to }) => `${from} > ${to} are connected already.`),
  note_not_found: sentence({ note: text }, ({ note }) => `There is no note "${note}" in this flow.`),
  note_exists: sentence(
    { note: text },
    ({ note }) => `There is a note "${note}" already; ids of notes are unique within a flow.`,
  ),
  cycle: sentence(
    { from: text, to: text },
    ({ from, to }) => `${from} > ${to} would close a circle; a flow runs in one direction only.`,
  ),
  too_many_nodes: sentence(
    { count: number, most: number },
    ({ count, most }) => `The flow would have ${count} nodes; at most ${most} are allowed.`,
  ),
  too_many_edges: sentence(
    { count: number, most: number },
    ({ count, most }) => `The flow would have ${count} edges; at most ${most} are allowed.`,
  ),
  too_many_notes: sentence(
    { count: number, most: number },
    ({ count, most }) => `The flow would have ${count} notes; at most ${most} are allowed.`,
  ),
  does_not_fit: sentence({}, () => 'The flow has changed since; this step can no longer be undone or redone.'),
});
