import { type DynamoDBClient, ListTablesCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { TABLE } from '@flowi/contracts/storage';

const WORK = 'WORK';

/** All that the table keeps of some projects, and the work noted for them, as one text: equal texts, equal state. */
export async function stateOf(dynamodb: DynamoDBClient, projectIds: readonly string[]): Promise<string> {
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes('Registry'));
  const partitions = [...projectIds.map((id) => `PROJECT#${id}`), WORK];
  const kept = await Promise.all(partitions.map((partition) => readPartition(dynamodb, table, partition)));
  return kept
    .flat()
    .filter((document) => projectIds.some((id) => document.includes(id)))
    .join('\n');
}

async function readPartition(client: DynamoDBClient, table: string | undefined, partition: string): Promise<string[]> {
  const documents: string[] = [];
  const query = {
    TableName: table,
    KeyConditionExpression: '#partition = :partition',
    ExpressionAttributeNames: { '#partition': TABLE.partitionKey },
    ExpressionAttributeValues: { ':partition': { S: partition } },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateQuery({ client }, query)) {
    documents.push(...Items.map((item) => JSON.stringify(item)));
  }
  return documents;
}
