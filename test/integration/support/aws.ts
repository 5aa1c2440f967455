import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { Access } from './access.ts';

/** Clients of the substrate with the rights of the role that deployed it. */
export interface Aws {
  cognito: CognitoIdentityProviderClient;
  dynamodb: DynamoDBClient;
  iam: IAMClient;
  lambda: LambdaClient;
  s3: S3Client;
  sfn: SFNClient;
}

export function makeAws({ instance, administrator }: Access): Aws {
  const config = { region: instance.region, endpoint: instance.substrateUrl, credentials: administrator };
  return {
    cognito: new CognitoIdentityProviderClient(config),
    dynamodb: new DynamoDBClient(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sfn: new SFNClient({ ...config, disableHostPrefix: true }),
  };
}
