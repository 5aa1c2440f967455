import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/**
 * Have the stack's own reconciler repair what a crash left: runs whose execution died, rows without objects. It is
 * the same function that a schedule calls in AWS.
 */
export async function reconcile(lambda: LambdaClient, functionName: string): Promise<void> {
  const reply = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from('{"fresh":true}') }),
  );
  if (reply.FunctionError !== undefined) {
    throw new Error(`The reconciler failed: ${Buffer.from(reply.Payload ?? []).toString('utf8')}`);
  }
}
