import { checkFlow, countTrials, type Flow, FlowGraph, type Issue, isRunnable } from '@flowi/contracts/flow';
import type { Ports } from '../../ports/ports.ts';
import type { PinnedDataset } from '../../ports/records.ts';
import { checkDatasets, type DatasetPorts } from './check-datasets.ts';
import { checkInstallation } from './check-installation.ts';

export interface Judgement {
  /** Null when the document is no flow. */
  readonly flow: Flow | null;
  readonly issues: Issue[];
  readonly runnable: boolean;
  readonly trials: number | null;
  readonly datasets: readonly PinnedDataset[];
}

export type JudgePorts = Pick<Ports, 'catalogue'> & DatasetPorts;

/**
 * Everything that can be said about a document before it runs: its shape, the graph rules, what this installation does not do, and
 * the datasets it reads.
 */
export async function judgeFlow(ports: JudgePorts, projectId: string, document: unknown): Promise<Judgement> {
  const checked = checkFlow(document, ports.catalogue);
  if (checked.flow === null) return { flow: null, issues: checked.issues, runnable: false, trials: null, datasets: [] };
  const graph = new FlowGraph(checked.flow, ports.catalogue);
  const datasets = await checkDatasets(ports, projectId, graph);
  const issues = [...checked.issues, ...checkInstallation(checked.flow), ...datasets.issues];
  return {
    flow: checked.flow,
    issues,
    runnable: isRunnable(issues),
    trials: countTrials(graph),
    datasets: datasets.pins,
  };
}
