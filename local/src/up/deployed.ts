import { GetParameterCommand, ParameterNotFound, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { parseJson } from '../base/files.ts';

const PARAMETER = '/flowi/laptop/deployed';

/** Outputs of the stacks that laptop mode needs, whichever stack has them. */
export const outputsSchema = z.object({
  ApiId: z.string(),
  UserPoolId: z.string(),
  WebClientId: z.string(),
  CliClientId: z.string(),
  JobQueueUrl: z.string(),
  ReconcileFunction: z.string().optional(),
});
export type Outputs = z.infer<typeof outputsSchema>;

const deployedSchema = z.object({ digest: z.string(), outputs: outputsSchema });
export type Deployed = z.infer<typeof deployedSchema>;

/**
 * What is deployed now. Kept in the substrate itself: state that is rolled back by a crash takes this note back with it.
 */
export async function readDeployed(ssm: SSMClient): Promise<Deployed | null> {
  try {
    const reply = await ssm.send(new GetParameterCommand({ Name: PARAMETER }));
    const parsed = deployedSchema.safeParse(parseJson(reply.Parameter?.Value ?? ''));
    return parsed.success ? parsed.data : null;
  } catch (problem) {
    if (problem instanceof ParameterNotFound) return null;
    throw problem;
  }
}

/** Note what was deployed. */
export async function writeDeployed(ssm: SSMClient, deployed: Deployed): Promise<void> {
  const value = JSON.stringify(deployed);
  await ssm.send(new PutParameterCommand({ Name: PARAMETER, Value: value, Type: 'String', Overwrite: true }));
}
