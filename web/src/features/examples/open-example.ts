import { allPages, type Client } from '@flowi/contracts/client';
import type { Example } from '@flowi/contracts/console';
import { FlowiError } from '@flowi/contracts/errors';
import { type Flow, flowSchema, serializeFlow } from '@flowi/contracts/flow';
import { readFlowFile } from '../flow-files/read-flow-file.ts';
import { freshFlowId } from '../new-flow/fresh-flow-id.ts';
import type { SendPart } from '../uploads/send-part.ts';
import { Upload } from '../uploads/upload.ts';
import { exampleText } from './example-files.ts';

/** What is being done for an example. */
export type ExampleStep =
  | { readonly kind: 'data' | 'reading'; readonly name: string }
  | { readonly kind: 'flow' | 'run' };

interface OpenExample {
  readonly api: Client;
  readonly projectId: string;
  readonly send: SendPart;
  readonly example: Example;
  readonly onStep: (step: ExampleStep) => void;
  /** Milliseconds between two looks at a table that is being read. @default 700 */
  readonly lookEvery?: number;
}

/**
 * Brings an example into a project: its tables, where the project has none of their names, and its flow, unless the project has the
 * very same.
 *
 * @returns id of the flow
 * @throws FlowiError of the API, or invalid_data when a table can not be read
 */
export async function openExample(given: OpenExample): Promise<string> {
  const { api, projectId, example, onStep } = given;
  const params = { projectId };
  const read = await readFlowFile(await exampleText(example.flow), api, projectId);
  if (!read.ok) throw new FlowiError('invalid_flow', example.name, { details: { issues: read.issues } });
  const datasets = await allPages((cursor) => api.datasets.list({ params, query: { limit: 500, cursor } }));
  const known = new Set(datasets.filter(({ latestVersion }) => latestVersion > 0).map(({ name }) => name));
  for (const table of example.tables) if (!known.has(table.name)) await uploadTable(given, table);
  onStep({ kind: 'flow' });
  return keepFlow(api, projectId, flowSchema.parse(read.flow));
}

type Table = Example['tables'][number];

async function uploadTable(
  { api, projectId, send, onStep, lookEvery = 700 }: OpenExample,
  { name, address }: Table,
): Promise<void> {
  onStep({ kind: 'data', name });
  const file = new File([await exampleText(address)], `${name}.csv`);
  const { version } = await api.datasets.beginUpload({
    params: { projectId, name },
    body: { format: 'csv', files: [{ name: file.name, bytes: file.size }] },
    idempotencyKey: crypto.randomUUID(),
  });
  const upload = new Upload({ projectId, name, version }, [file], { api, send });
  await upload.start();
  if (upload.status.state !== 'arrived') throw upload.status.error;
  onStep({ kind: 'reading', name });
  for (;;) {
    const { state, error } = await api.datasets.getVersion({ params: { projectId, name, version } });
    if (state === 'ready') return;
    if (state === 'failed') throw new FlowiError('invalid_data', error ?? name);
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}

/** The flow of this very document, made if the project has none. */
async function keepFlow(api: Client, projectId: string, document: Flow): Promise<string> {
  const flows = await allPages((cursor) => api.flows.list({ params: { projectId }, query: { limit: 500, cursor } }));
  const namesake = flows.find(({ name }) => name === document.name);
  if (namesake !== undefined) {
    const { draft } = await api.flows.get({ params: { projectId, flowId: namesake.flowId } });
    if (serializeFlow(draft, 'json') === serializeFlow(document, 'json')) return namesake.flowId;
  }
  const flowId = freshFlowId(document.name, new Set(flows.map((flow) => flow.flowId)));
  await api.flows.create({
    params: { projectId },
    body: { flowId, document },
    idempotencyKey: crypto.randomUUID(),
  });
  return flowId;
}
