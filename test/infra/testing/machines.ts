import type { StageName } from '../../../infra/config/stage.ts';
import { MACHINES, type MachineName } from '../../../lambdas/functions.ts';
import { resources, text } from './stacks.ts';

export interface Retrier {
  ErrorEquals: string[];
  MaxAttempts: number;
  IntervalSeconds: number;
  BackoffRate: number;
  JitterStrategy?: string;
}

export interface Catcher {
  ErrorEquals: string[];
  Next: string;
  Output?: unknown;
  Assign?: Record<string, unknown>;
}

export interface State {
  Type: 'Task' | 'Choice' | 'Wait' | 'Fail' | 'Pass' | 'Succeed';
  Resource?: string;
  Arguments?: Record<string, unknown>;
  Output?: unknown;
  Assign?: Record<string, unknown>;
  Next?: string;
  End?: boolean;
  TimeoutSeconds?: number;
  Retry?: Retrier[];
  Catch?: Catcher[];
  Choices?: { Condition: string; Next: string; Output?: unknown; Assign?: Record<string, unknown> }[];
  Default?: string;
  Error?: string;
  Cause?: string;
}

export interface Definition {
  StartAt: string;
  States: Record<string, State>;
  QueryLanguage: string;
  TimeoutSeconds: number;
}

/** Definition of a machine as a stage deploys it, with references as <Name>. */
export function definition(stage: StageName, machine: MachineName): Definition {
  const all = resources(stage, 'AWS::StepFunctions::StateMachine');
  const found = Object.entries(all).find(([id]) => id.startsWith(`workflows/Machines${machine}Machine`));
  if (!found) throw new Error(`Stage ${stage} has no machine ${machine}`);
  return JSON.parse(text(found[1].Properties['DefinitionString']));
}

export const STAGES_AND_MACHINES = (['local', 'prod'] as const).flatMap((stage) =>
  MACHINES.map((machine) => ({ stage, machine })),
);
