import { routes } from '@flowi/contracts/api';
import { importChart } from '@flowi/contracts/flow';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';
import { createFlow } from '../../use-cases/flows/create-flow.ts';
import { describeSchedule } from '../../use-cases/flows/describe-schedule.ts';
import { freezeDraft } from '../../use-cases/flows/freeze-draft.ts';
import { judgeFlow } from '../../use-cases/flows/judge-flow.ts';
import { listFlows } from '../../use-cases/flows/list-flows.ts';
import { previewGate } from '../../use-cases/flows/preview-gate.ts';
import { previewSchedule } from '../../use-cases/flows/preview-schedule.ts';
import { refuseFlow } from '../../use-cases/flows/refuse-flow.ts';
import { removeFlow } from '../../use-cases/flows/remove-flow.ts';
import { saveDraft } from '../../use-cases/flows/save-draft.ts';
import { setSchedule } from '../../use-cases/flows/set-schedule.ts';
import { found } from '../../use-cases/support/found.ts';

export type FlowPorts = Pick<
  Ports,
  | 'flows'
  | 'flowVersions'
  | 'models'
  | 'ledger'
  | 'runs'
  | 'trials'
  | 'notifications'
  | 'deployments'
  | 'datasets'
  | 'datasetVersions'
  | 'scheduler'
  | 'calendar'
  | 'catalogue'
  | 'clock'
  | 'ids'
>;

export const flowEndpoints = (ports: FlowPorts) => [
  endpoint(routes.flows.list, ({ params, query }) => listFlows(ports, params.projectId, query)),
  endpoint(routes.flows.create, ({ caller, params, body }) => createFlow(ports, caller, { ...params, ...body })),
  endpoint(routes.flows.get, async ({ params }) =>
    found(await ports.flows.find(params), 'absent.flow', { flow: params.flowId }),
  ),
  endpoint(routes.flows.saveDraft, ({ params, body }) => saveDraft(ports, { ...params, ...body })),
  endpoint(routes.flows.remove, async ({ params }) => {
    await removeFlow(ports, params);
    return undefined;
  }),
  endpoint(routes.flows.createVersion, async ({ caller, params }) => {
    const version = await freezeDraft(ports, caller, params);
    const { issues } = await judgeFlow(ports, params.projectId, version.document);
    return { ...version, issues };
  }),
  endpoint(routes.flows.versions, ({ params, query }) => ports.flowVersions.list(params, query)),
  endpoint(routes.flows.getVersion, async ({ params }) =>
    found(await ports.flowVersions.find(params), 'absent.flow_version', {
      flow: params.flowId,
      version: params.version,
    }),
  ),
  endpoint(routes.flows.setSchedule, ({ caller, params, body }) => setSchedule(ports, caller, { ...params, ...body })),
  endpoint(routes.flows.schedule, ({ params, query }) => describeSchedule(ports, { ...params, ...query })),
  endpoint(routes.flows.previewSchedule, async ({ body }) => previewSchedule(ports, body)),
  endpoint(routes.flows.previewGate, ({ params, body }) => previewGate(ports, { ...params, ...body })),
  endpoint(routes.flows.validate, async ({ params, body }) => {
    const { issues, runnable, trials } = await judgeFlow(ports, params.projectId, body.document);
    return { issues, runnable, trials };
  }),
  endpoint(routes.flows.importChart, async ({ body }) => {
    const imported = importChart(body.chart, ports.catalogue);
    if (!imported.ok) throw refuseFlow(imported.issues);
    return imported;
  }),
];
