import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';
import { approveRun } from '../../use-cases/runs/approve-run.ts';
import { getRun } from '../../use-cases/runs/get-run.ts';
import { listRuns } from '../../use-cases/runs/list-runs.ts';
import { listTrials } from '../../use-cases/runs/list-trials.ts';
import { readPreview } from '../../use-cases/runs/read-preview.ts';
import { readRunLog } from '../../use-cases/runs/read-run-log.ts';
import { retryRun } from '../../use-cases/runs/retry-run.ts';
import { type StartRunPorts, startRun } from '../../use-cases/runs/start-run.ts';
import { stopRun } from '../../use-cases/runs/stop-run.ts';
import { derivedId } from '../../use-cases/support/derived-id.ts';
import { found } from '../../use-cases/support/found.ts';

export type RunPorts = StartRunPorts & Pick<Ports, 'trials' | 'jobs' | 'settings'>;

export const runEndpoints = (ports: RunPorts) => [
  endpoint(routes.runs.start, ({ caller, params, body, idempotencyKey }) => {
    const runId =
      idempotencyKey === null
        ? ports.ids.next()
        : derivedId(ports.ids, caller.userId, params.projectId, idempotencyKey);
    return startRun(ports, caller, { ...params, ...body, runId });
  }),
  endpoint(routes.runs.list, ({ params, query }) => listRuns(ports, { ...params, ...query })),
  endpoint(routes.runs.compare, ({ params, query }) => listTrials(ports, { ...params, ...query })),
  endpoint(routes.runs.get, ({ params }) => getRun(ports, params)),
  endpoint(routes.runs.trials, async ({ params, query }) => {
    found(await ports.runs.find(params), 'absent.run', { run: params.runId });
    return ports.trials.list(params, query);
  }),
  endpoint(routes.runs.log, ({ params, query }) => readRunLog(ports, { ...params, ...query })),
  endpoint(routes.runs.preview, ({ params }) => readPreview(ports, params)),
  endpoint(routes.runs.stop, ({ caller, params }) => stopRun(ports, caller, params)),
  endpoint(routes.runs.retry, ({ params }) => retryRun(ports, params)),
  endpoint(routes.runs.approve, ({ caller, params, body }) => approveRun(ports, caller, { ...params, ...body })),
];
