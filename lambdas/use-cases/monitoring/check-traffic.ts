import type { Deployment } from '@flowi/contracts/entities';
import { type JudgeTrafficPorts, judgeTraffic } from './judge-traffic.ts';

export interface TrafficCheck {
  /** Age from which the last report of an endpoint is followed by another one. */
  readonly everyMinutes: number;
}

export interface CheckedTraffic {
  readonly looked: number;
  /** Deployments that were judged, with the verdict. */
  readonly judged: string[];
}

/** Judges the traffic of every endpoint in service whose last report is old enough and that has counted something since. */
export async function checkTraffic(ports: JudgeTrafficPorts, { everyMinutes }: TrafficCheck): Promise<CheckedTraffic> {
  const dueBefore = new Date(Date.parse(ports.clock.now()) - everyMinutes * 60_000).toISOString();
  const deployments = await ports.deployments.onlineInService();
  const judged: string[] = [];
  const problems: unknown[] = [];
  for (const deployment of deployments) {
    // What cannot be judged must not keep the rest from it.
    await judgeTraffic(ports, deployment, { dueBefore }).then(
      (report) => report !== null && judged.push(`${nameOf(deployment)} ${report.report.verdict}`),
      (cause: unknown) => problems.push(new Error(`${nameOf(deployment)} could not be judged: ${cause}`, { cause })),
    );
  }
  if (problems.length > 0) throw new AggregateError(problems, problems.map(String).join('; '));
  return { looked: deployments.length, judged };
}

const nameOf = ({ projectId, deploymentId }: Deployment) => `${projectId}/${deploymentId}`;
