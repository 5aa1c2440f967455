import { FlowiError } from '@flowi/contracts/errors';
import { FLOW_LIMITS, type Flow, parseFlow } from '@flowi/contracts/flow';
import { refuseFlow } from './refuse-flow.ts';

/** A document of the shape of a flow; graph faults are allowed, since drafts are kept while they are being drawn. */
export function parseDocument(document: unknown): Flow {
  const bytes = new TextEncoder().encode(JSON.stringify(document) ?? '').length;
  if (bytes > FLOW_LIMITS.documentBytes) {
    throw new FlowiError(
      'request_too_large',
      `The flow document has ${bytes} bytes; at most ${FLOW_LIMITS.documentBytes} are allowed.`,
    );
  }
  const parsed = parseFlow(document);
  if (!parsed.ok) throw refuseFlow(parsed.issues);
  return parsed.flow;
}
