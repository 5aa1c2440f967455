import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface FlowiQueueProps {
  /** How long a consumer has before a message is handed to another one. @default 30 seconds */
  readonly visibility?: Duration;
  /** Deliveries before a message goes to the dead letters. @default 5 */
  readonly deliveries?: number;
}

/** A queue with its dead letters: encrypted, over TLS only. */
export class FlowiQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: FlowiQueueProps = {}) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: props.visibility ?? Duration.seconds(30),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.deliveries ?? 5 },
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

/** A queue that only takes what could not be handled elsewhere; an alarm watches it. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const reason = 'It is a dead-letter queue: what arrives here is looked at by people, an alarm calls them';
  acknowledge(queue, { 'AwsSolutions-SQS3': reason, 'Serverless-SQSRedrivePolicy': reason });
  return queue;
}
