export type MachineName = 'Train' | 'DeployApi' | 'DeployBatch' | 'Batch' | 'DeleteApi';

export interface Execution {
  readonly status: 'running' | 'succeeded' | 'failed' | 'timed_out' | 'aborted' | 'unknown';
  readonly error: string | null;
  readonly cause: string | null;
}

export interface StateMachines {
  /**
   * Starts an execution and answers its ARN. A name that was started before with the same input is the same execution.
   * @throws FlowiError conflict when the name was used with another input
   */
  start(machine: MachineName, name: string, input: Readonly<Record<string, unknown>>): Promise<string>;
  describe(executionArn: string): Promise<Execution>;
  /** Stopping what has ended is not an error. */
  stop(executionArn: string, cause: string): Promise<void>;
  /** Gives a waiting task its output. @throws FlowiError conflict when it waits no more */
  answer(taskToken: string, output: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends a waiting task as failed. A task that waits no more is not an error. */
  fail(taskToken: string, error: string, cause: string): Promise<void>;
}

/** Managed jobs, wherever they run. */
export interface Jobs {
  /** Ends a job if it runs; a job that is not there is not an error. */
  stop(job: { readonly jobId: string; readonly attempt: number }): Promise<void>;
}
