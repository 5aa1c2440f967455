import {
  DescribeStateMachineCommand,
  type ExecutionListItem,
  paginateGetExecutionHistory,
  paginateListExecutions,
  paginateListStateMachines,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { z } from 'zod';

export const MACHINE_NAMES = ['Train', 'DeployApi', 'DeployBatch', 'Batch', 'DeleteApi'] as const;
export type MachineName = (typeof MACHINE_NAMES)[number];

const definitionSchema = z.object({ States: z.record(z.string(), z.unknown()) });

/** A deployed state machine. */
export interface Machine {
  name: MachineName;
  arn: string;
  states: string[];
}

/** The deployed state machines with the states of their definitions. */
export async function deployedMachines(sfn: SFNClient): Promise<Machine[]> {
  const machines: Machine[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client: sfn }, {})) {
    for (const { name: deployed = '', stateMachineArn: arn = '' } of stateMachines) {
      const name = MACHINE_NAMES.find((known) => deployed.includes(`Machines${known}Machine`));
      if (name === undefined) continue;
      const { definition = '{}' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn }));
      machines.push({ name, arn, states: Object.keys(definitionSchema.parse(JSON.parse(definition)).States) });
    }
  }
  return machines;
}

/** Executions of a machine, newest first. */
export async function executionsOf(sfn: SFNClient, { arn }: Machine): Promise<ExecutionListItem[]> {
  const all: ExecutionListItem[] = [];
  for await (const { executions = [] } of paginateListExecutions({ client: sfn }, { stateMachineArn: arn })) {
    all.push(...executions);
  }
  return all;
}

/** States that any execution of a machine has entered. */
export async function statesEntered(sfn: SFNClient, machine: Machine): Promise<Set<string>> {
  const entered = new Set<string>();
  for (const { executionArn } of await executionsOf(sfn, machine)) {
    const pages = paginateGetExecutionHistory({ client: sfn }, { executionArn });
    for await (const { events = [] } of pages) {
      for (const { stateEnteredEventDetails: details } of events) if (details?.name) entered.add(details.name);
    }
  }
  return entered;
}
