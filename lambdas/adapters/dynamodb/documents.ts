// biome-ignore-all lint/suspicious/noTemplateCurlyInString: electrodb fills these templates in itself.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TABLE } from '@flowi/contracts/storage';
import { Entity, Service } from 'electrodb';

/**
 * The one entity of the table: a document under a key, with the index entries that lists are read from and a lock that counts its
 * writes. Documents are kept as JSON text: numbers beyond DynamoDB's range survive, and reading costs one JSON.parse.
 */
function documentEntity(client: DynamoDBDocumentClient, table: string) {
  const { byFlow, byUser } = TABLE.indexes;
  return new Entity(
    {
      model: { service: 'flowi', entity: 'document', version: '1' },
      attributes: {
        partition: { type: 'string', required: true },
        sort: { type: 'string', required: true },
        firstPartition: { type: 'string' },
        firstSort: { type: 'string' },
        secondPartition: { type: 'string' },
        secondSort: { type: 'string' },
        lock: { type: 'number', required: true },
        document: { type: 'any', required: true },
        expiresAt: { type: 'number', field: TABLE.ttl },
      },
      indexes: {
        primary: {
          pk: { field: TABLE.partitionKey, composite: ['partition'], template: '${partition}', casing: 'none' },
          sk: { field: TABLE.sortKey, composite: ['sort'], template: '${sort}', casing: 'none' },
        },
        first: {
          index: byFlow.name,
          pk: {
            field: byFlow.partitionKey,
            composite: ['firstPartition'],
            template: '${firstPartition}',
            casing: 'none',
          },
          sk: { field: byFlow.sortKey, composite: ['firstSort'], template: '${firstSort}', casing: 'none' },
        },
        second: {
          index: byUser.name,
          pk: {
            field: byUser.partitionKey,
            composite: ['secondPartition'],
            template: '${secondPartition}',
            casing: 'none',
          },
          sk: { field: byUser.sortKey, composite: ['secondSort'], template: '${secondSort}', casing: 'none' },
        },
      },
    },
    { client, table },
  );
}

/** Opens the table with the credentials and region of the process. */
export function openDocuments(table: string, client = new DynamoDBClient({})) {
  const document = documentEntity(DynamoDBDocumentClient.from(client), table);
  return new Service({ document });
}

export type Documents = ReturnType<typeof openDocuments>;
