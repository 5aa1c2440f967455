import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Notifier } from '../../ports/services.ts';

/** SNS takes subjects of printable ASCII, below 100 characters. */
const SUBJECT_LIMIT = 99;

export class SnsNotifier implements Notifier {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(topicArn: string, client = new SNSClient({})) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish(subject: string, text: string): Promise<void> {
    const plain = subject
      .replaceAll(/[^\x20-\x7e]+/g, ' ')
      .trim()
      .slice(0, SUBJECT_LIMIT);
    await this.#client.send(
      new PublishCommand({ TopicArn: this.#topicArn, Subject: plain === '' ? 'Flowi' : plain, Message: text }),
    );
  }
}
