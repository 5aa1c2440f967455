/** The one DynamoDB table: names that infra creates and adapters use. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'expiresAt',
  indexes: {
    byFlow: { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    byUser: { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  },
} as const;
