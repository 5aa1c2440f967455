import type { Client } from '@flowi/contracts/client';

type ModelDetail = Awaited<ReturnType<Client['models']['get']>>;

/** `accuracy 0.967, f_beta 0.966` */
export function describeMetrics(metrics: Readonly<Record<string, number>>): string {
  return Object.entries(metrics)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
    .join(', ');
}

/** A model version with what speaks for it, in lines. `--json` has all of it. */
export function describeModel({ evidence, contract, ...model }: ModelDetail): string {
  const { metrics, parity, provenance } = evidence;
  const { rows } = metrics;
  const data = provenance.datasets.map(({ name, version }) => `${name} v${version}`).join(', ');
  const columns = contract.columns.map(({ name, type, nullable }) => `${name} (${type}${nullable ? ' or null' : ''})`);
  const answers = contract.classes === null ? 'a number' : `one of ${contract.classes.join(', ')}`;
  return [
    `${model.flowId} model ${model.version}${model.live ? ', live' : ''}: predicts ${contract.target}, ${answers}`,
    `  on ${rows.test} held-out rows: ${describeMetrics(metrics.test)}`,
    `  on ${rows.validation} validation rows: ${describeMetrics(metrics.validation)}; chosen by ${metrics.selectedBy}`,
    `  from run ${model.runId}, trial ${model.trial}, of flow version ${model.flowVersion} on ${data}, ${rows.train} training rows, seed ${provenance.seed}`,
    `  graph against library on ${parity.rows} rows: ${parity.labelChanges} labels differ, largest difference ${parity.largestDifference}`,
    `  takes ${columns.join(', ')}`,
    `  package ${model.packageDigest}`,
    `  created ${model.createdAt}`,
  ].join('\n');
}
