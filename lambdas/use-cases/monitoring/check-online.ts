import { type DriftReportRecord, deploymentIdOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { FlowKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { type JudgeTrafficPorts, judgeTraffic } from './judge-traffic.ts';

/** Judges the traffic of a flow's endpoint since the last report because somebody asks. @throws FlowiError not_ready without traffic */
export async function checkOnline(
  ports: JudgeTrafficPorts,
  { projectId, flowId }: FlowKey,
): Promise<DriftReportRecord> {
  const deploymentId = deploymentIdOf(flowId, 'online');
  const deployment = found(await ports.deployments.find({ projectId, deploymentId }), 'absent.deployment', {
    deployment: deploymentId,
  });
  const report = await judgeTraffic(ports, deployment);
  if (report !== null) return report;
  throw new FlowiError(
    'not_ready',
    sayProblem('traffic.none', { deployment: deploymentId, version: deployment.modelVersion }),
  );
}
