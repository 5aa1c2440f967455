import { TABLE } from '@flowi/contracts/storage';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../access/allow.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

export interface FlowiTableProps {
  /** The table outlives its stack and cannot be deleted by accident. */
  readonly protect: boolean;
}

/** The one table, as contracts/storage names its parts. Paid by request: nothing while idle. */
export class FlowiTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: FlowiTableProps) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE.ttl,
      globalSecondaryIndexes: Object.values(TABLE.indexes).map((index) => ({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
      })),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.protect,
      removalPolicy: props.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Reads by key and query; no scans. */
  grantRead(role: IRole): void {
    this.grant(role, READ);
  }

  /** Reads, and writes with conditions and in transactions. */
  grantReadWrite(role: IRole): void {
    this.grant(role, [...READ, ...WRITE]);
  }

  private grant(role: IRole, actions: string[]): void {
    const indexes = Object.values(TABLE.indexes).map((index) => `${this.table.tableArn}/index/${index.name}`);
    allow(role, { actions, resources: [this.table.tableArn, ...indexes] });
  }
}
