import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { TABLE } from '@flowi/contracts/storage';
import { startTestInstance } from '../../local/src/testing/test-instance.ts';

/** A real substrate with the table and a bucket in it, for tests of adapters. */
export async function startSubstrate() {
  const instance = await startTestInstance();
  const config = { region: 'us-east-1', endpoint: instance.substrate.endpoint, credentials: instance.substrate.root };
  const dynamodb = new DynamoDBClient(config);
  const s3 = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });
  await dynamodb.send(new CreateTableCommand(tableDefinition('registry')));
  await s3.send(new CreateBucketCommand({ Bucket: 'flowi-test' }));
  return { instance, config, dynamodb, s3, table: 'registry', bucket: 'flowi-test', stop: instance.stop };
}

export type TestSubstrate = Awaited<ReturnType<typeof startSubstrate>>;

function tableDefinition(TableName: string) {
  const { byFlow, byUser } = TABLE.indexes;
  const names = [
    TABLE.partitionKey,
    TABLE.sortKey,
    byFlow.partitionKey,
    byFlow.sortKey,
    byUser.partitionKey,
    byUser.sortKey,
  ];
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keys(TABLE.partitionKey, TABLE.sortKey),
    GlobalSecondaryIndexes: [byFlow, byUser].map((index) => ({
      IndexName: index.name,
      KeySchema: keys(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
}
