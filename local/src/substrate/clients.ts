import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { type Credentials, REGION } from './substrate.ts';

/** Where the substrate is and as whom to call it. */
export interface Connection {
  endpoint: string;
  credentials: Credentials | (() => Promise<Credentials>);
}

/** Clients of the services that laptop mode itself calls. */
export interface Clients {
  cognito: CognitoIdentityProviderClient;
  iam: IAMClient;
  lambda: LambdaClient;
  s3: S3Client;
  sfn: SFNClient;
  sqs: SQSClient;
  ssm: SSMClient;
  sts: STSClient;
  destroy: () => void;
}

/** Make the clients of one connection. */
export function makeClients(connection: Connection): Clients {
  const config = { region: REGION, endpoint: connection.endpoint, credentials: connection.credentials, maxAttempts: 3 };
  const clients = {
    cognito: new CognitoIdentityProviderClient(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    // The substrate does not resolve the prefixes that some operations put before the host name.
    sfn: new SFNClient({ ...config, disableHostPrefix: true }),
    // Queue addresses name another host than the endpoint.
    sqs: new SQSClient({ ...config, useQueueUrlAsEndpoint: false }),
    ssm: new SSMClient(config),
    sts: new STSClient(config),
  };
  return {
    ...clients,
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
