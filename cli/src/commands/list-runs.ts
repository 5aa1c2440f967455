import { routes } from '@flowi/contracts/api';
import { RUN_STATES, type Run as RunRecord, triggerSchema } from '@flowi/contracts/entities';
import { type Command, Option } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';

const ORDERS = routes.runs.list.query.shape.order.unwrap().options;

interface ListOptions {
  readonly flow?: string;
  readonly state?: RunRecord['state'];
  readonly trigger?: RunRecord['trigger']['kind'];
  readonly sort?: string;
  readonly order?: (typeof ORDERS)[number];
}

/** `flowi runs list` */
export function listCommand(runs: Command, run: Run): void {
  runs
    .command('list')
    .description('Runs, newest first or sorted by a metric')
    .option('--flow <flow>', 'of one flow only')
    .addOption(new Option('--state <state>', 'in one state only').choices(RUN_STATES))
    .addOption(new Option('--trigger <trigger>', 'started this way only').choices(triggerSchema.shape.kind.options))
    .option('--sort <metric>', 'by a metric on held-out rows; runs without it come last')
    .addOption(new Option('--order <order>', 'how --sort orders; best first by itself').choices(ORDERS))
    .action(
      run(async ({ client, projectId, output }, { flow: flowId, ...others }: ListOptions) => {
        const { items, sorted } = await client.runs.list({ params: { projectId }, query: { flowId, ...others } });
        if (sorted?.complete === false)
          output.progress(`Sorted among the newest ${sorted.among} runs; older ones are left out.`);
        output.result(items, (all) => runTable(all, sorted?.metric));
      }),
    );
}

/** @param metric that has a column of its own */
function runTable(runs: readonly RunRecord[], metric: string | undefined): string {
  return table(
    [
      'RUN',
      'FLOW',
      'VERSION',
      'STATE',
      'OUTCOME',
      'TRIALS',
      ...(metric === undefined ? [] : [metric.toUpperCase()]),
      'STARTED',
    ],
    runs.map((one) => [
      one.runId,
      one.flowId,
      one.flowVersion,
      one.state,
      one.decision?.outcome,
      one.trialsPlanned,
      ...(metric === undefined ? [] : [one.testMetrics?.[metric]]),
      one.createdAt,
    ]),
  );
}
