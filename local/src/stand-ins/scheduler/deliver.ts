import { InvokeCommand } from '@aws-sdk/client-lambda';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { RoleSessions } from '../../credentials/role-sessions.ts';
import { type Clients, makeClients } from '../../substrate/clients.ts';
import type { Deliver, GiveUp } from './engine.ts';
import type { Target } from './records.ts';

/** Calls targets as the role that the schedule names, so that its grants matter here too. */
export function deliverAsRole(endpoint: string, roles: RoleSessions): { deliver: Deliver; giveUp: GiveUp } {
  const asRole = async (roleArn: string, act: (clients: Clients) => Promise<unknown>) => {
    const credentials = await roles.of(roleArn, 'scheduler');
    const clients = makeClients({ endpoint, credentials });
    await act(clients).finally(clients.destroy);
  };
  return {
    deliver: (target, input) => asRole(target.RoleArn, (clients) => call(clients, endpoint, target, input)),
    giveUp: async (target, input, reason) => {
      const queue = target.DeadLetterConfig?.Arn;
      if (queue === undefined) return;
      const attributes = {
        ERROR_MESSAGE: { DataType: 'String', StringValue: reason.slice(0, 1000) },
        TARGET_ARN: { DataType: 'String', StringValue: target.Arn },
      };
      await asRole(target.RoleArn, ({ sqs }) =>
        sqs.send(
          new SendMessageCommand({
            QueueUrl: queueUrl(endpoint, queue),
            MessageBody: input,
            MessageAttributes: attributes,
          }),
        ),
      );
    },
  };
}

async function call(clients: Clients, endpoint: string, target: Target, input: string): Promise<void> {
  const service = target.Arn.split(':')[2];
  if (service === 'lambda') {
    await clients.lambda.send(
      new InvokeCommand({ FunctionName: target.Arn, InvocationType: 'Event', Payload: Buffer.from(input) }),
    );
  } else if (service === 'states') {
    await clients.sfn.send(new StartExecutionCommand({ stateMachineArn: target.Arn, input }));
  } else {
    const group = target.SqsParameters?.MessageGroupId;
    await clients.sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl(endpoint, target.Arn),
        MessageBody: input,
        ...(group ? { MessageGroupId: group } : {}),
      }),
    );
  }
}

function queueUrl(endpoint: string, arn: string): string {
  const [, , , , account = '', name = ''] = arn.split(':');
  return `${endpoint}/${account}/${name}`;
}
