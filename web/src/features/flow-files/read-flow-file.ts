import type { Client } from '@flowi/contracts/client';
import { type Flow, type Issue, parseFlowText, type Unmapped } from '@flowi/contracts/flow';

/** A flow read from a file: the document, and what of an original chart has no counterpart; or why it could not be read. */
export type FlowFile =
  | { readonly ok: true; readonly flow: Flow; readonly unmapped: readonly Unmapped[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads a flow as YAML or JSON, or a chart of the original Flowi, which the API translates.
 *
 * @throws FlowiError when the API refuses the chart or does not answer
 */
export async function readFlowFile(text: string, api: Client, projectId: string): Promise<FlowFile> {
  const chart = chartIn(text);
  if (chart !== undefined) {
    const { document, unmapped } = await api.flows.importChart({ params: { projectId }, body: { chart } });
    return { ok: true, flow: document, unmapped };
  }
  const parsed = parseFlowText(text);
  return parsed.ok ? { ok: true, flow: parsed.flow, unmapped: [] } : parsed;
}

/** An original chart keeps its nodes by name, alone or inside the configuration it was posted with. */
function chartIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if ('flow_chart' in value) return value;
    return 'links' in value && 'nodes' in value && !Array.isArray(value.nodes) ? value : undefined;
  } catch {
    return undefined;
  }
}
