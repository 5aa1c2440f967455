import { executionName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { Work } from '../../ports/records.ts';
import type { MachineName } from '../../ports/state-machines.ts';

export type StartPorts = Pick<Ports, 'machines' | 'work' | 'clock'>;

export interface Start {
  readonly kind: Exclude<Work['kind'], 'profile'>;
  readonly projectId: string;
  /** Run, batch job or deployment. */
  readonly id: string;
  readonly attempt: number;
  readonly machine: MachineName;
  /** What makes a repeated start the same execution, together with the attempt. */
  readonly requestId: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Notes work under way, so that reconcile finds it should anything from here on be lost. */
export async function noteWork(ports: Pick<StartPorts, 'work' | 'clock'>, start: Start): Promise<Work> {
  const work: Work = {
    kind: start.kind,
    projectId: start.projectId,
    id: start.id,
    attempt: start.attempt,
    machine: start.machine,
    executionName: executionName(start.requestId, start.attempt),
    executionArn: null,
    input: start.input,
    startedAt: ports.clock.now(),
  };
  await ports.work.put(work);
  return work;
}

/** Starts the execution of noted work. Starting it again answers the same execution. */
export async function startWork(ports: StartPorts, work: Work): Promise<string> {
  if (work.machine === null) throw new TypeError(`${work.kind} ${work.id} is no work of a state machine.`);
  const executionArn = await ports.machines.start(work.machine, work.executionName, work.input);
  await ports.work.put({ ...work, executionArn });
  return executionArn;
}
