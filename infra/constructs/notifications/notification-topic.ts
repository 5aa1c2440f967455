import { Alias } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Access } from '../access/access.ts';
import { allow } from '../access/allow.ts';

export interface NotificationTopicProps {
  /** With the key that SNS keeps in each account; the laptop has none. */
  readonly encrypted: boolean;
}

/** Where people subscribe to what Flowi tells. */
export class NotificationTopic extends Construct {
  readonly topic: Topic;
  readonly access: Access;

  constructor(scope: Construct, id: string, { encrypted }: NotificationTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      enforceSSL: true,
      ...(encrypted ? { masterKey: Alias.fromAliasName(this, 'Key', 'alias/aws/sns') } : {}),
    });
    this.access = {
      'topic:publish': ({ role }) => allow(role, { actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    };
  }
}
