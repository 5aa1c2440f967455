import { isDeepStrictEqual } from 'node:util';
import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Execution, MachineName, StateMachines } from '../../ports/state-machines.ts';
import { calling, isNamed } from '../aws-errors.ts';

const WAITS_NO_MORE = ['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken'];
/** Longest error and cause that Step Functions takes. */
const ERROR_LENGTH = 256;
const CAUSE_LENGTH = 32_768;

const STATUS: Readonly<Record<string, Execution['status']>> = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timed_out',
  ABORTED: 'aborted',
};

export type MachineArns = Partial<Readonly<Record<MachineName, string>>>;

/** Executions of Step Functions. */
export class StepFunctionsMachines implements StateMachines {
  readonly #client: SFNClient;
  readonly #arns: MachineArns;

  constructor(arns: MachineArns, client = new SFNClient({})) {
    this.#client = client;
    this.#arns = arns;
  }

  async start(machine: MachineName, name: string, input: Readonly<Record<string, unknown>>): Promise<string> {
    const stateMachineArn = this.#arns[machine];
    if (stateMachineArn === undefined)
      throw new TypeError(`This function was given no ARN of the state machine ${machine}.`);
    try {
      const { executionArn } = await calling('Step Functions', () =>
        this.#client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) })),
      );
      return executionArn ?? executionArnOf(stateMachineArn, name);
    } catch (error) {
      if (!isNamed(error, 'ExecutionAlreadyExists')) throw error;
      return this.#sameExecution(executionArnOf(stateMachineArn, name), input);
    }
  }

  async describe(executionArn: string): Promise<Execution> {
    try {
      const { status, error, cause } = await this.#client.send(new DescribeExecutionCommand({ executionArn }));
      return { status: STATUS[status ?? ''] ?? 'unknown', error: error ?? null, cause: cause ?? null };
    } catch (error) {
      if (isNamed(error, 'ExecutionDoesNotExist')) return { status: 'unknown', error: null, cause: null };
      throw error;
    }
  }

  async stop(executionArn: string, cause: string): Promise<void> {
    try {
      await this.#client.send(new StopExecutionCommand({ executionArn, error: 'Stopped', cause }));
    } catch (error) {
      if (!isNamed(error, 'ExecutionDoesNotExist', 'ValidationException')) throw error;
    }
  }

  async answer(taskToken: string, output: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      await this.#client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
    } catch (error) {
      if (!isNamed(error, ...WAITS_NO_MORE)) throw error;
      throw new FlowiError('conflict', sayProblem('run.answer_late', {}), {
        cause: error,
      });
    }
  }

  async fail(taskToken: string, error: string, cause: string): Promise<void> {
    const said = { error: error.slice(0, ERROR_LENGTH), cause: cause.slice(0, CAUSE_LENGTH) };
    try {
      await this.#client.send(new SendTaskFailureCommand({ taskToken, ...said }));
    } catch (problem) {
      if (!isNamed(problem, ...WAITS_NO_MORE)) throw problem;
    }
  }

  /** AWS answers a repeated start while it runs, the substrate and a finished execution do not: the input tells whether it is the same. */
  async #sameExecution(executionArn: string, input: Readonly<Record<string, unknown>>): Promise<string> {
    const { input: first } = await this.#client.send(new DescribeExecutionCommand({ executionArn }));
    if (first === undefined || isDeepStrictEqual(JSON.parse(first), input)) return executionArn;
    throw new FlowiError('conflict', `${executionArn} was started with another input.`);
  }
}

function executionArnOf(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
