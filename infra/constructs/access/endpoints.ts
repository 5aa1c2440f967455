import { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { FlowiBucket } from '../state/flowi-bucket.ts';
import type { Access } from './access.ts';
import { allow, allowPassRole } from './allow.ts';

const MADE_LATER = 'Endpoints are made when models are deployed; their names begin with the stage';

export interface EndpointsProps {
  /** Names of endpoints, models and configurations begin with it. */
  readonly namePrefix: string;
  readonly models: FlowiBucket;
}

/** What online endpoints run as, and who may make, ask and call them. The endpoints themselves are made when a model is deployed. */
export class Endpoints extends Construct {
  /** Execution role of every endpoint: reads packages, writes window counts. */
  readonly role: Role;
  readonly access: Access;

  constructor(scope: Construct, id: string, { namePrefix, models }: EndpointsProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') });
    models.grantRead(this.role, 'projects/*/runs/*');
    models.grantWrite(this.role, 'projects/*/windows/*');
    const named = (resource: string) =>
      Stack.of(this).formatArn({ service: 'sagemaker', resource, resourceName: `${namePrefix}*` });
    const kinds = { Endpoint: named('endpoint'), EndpointConfig: named('endpoint-config'), Model: named('model') };
    const onEndpoint = (action: string) => ({ actions: [action], resources: [kinds.Endpoint], wildcard: MADE_LATER });
    this.access = {
      'endpoints:manage': (fn) => {
        for (const [kind, arn] of Object.entries(kinds)) {
          const actions = ['Create', 'Describe', 'Delete'].map((verb) => `sagemaker:${verb}${kind}`);
          allow(fn.role, { actions, resources: [arn], wildcard: MADE_LATER });
        }
        // The configuration is named in the request too, and its right is asked for as well.
        const actions = ['sagemaker:UpdateEndpoint', 'sagemaker:CreateEndpoint'];
        allow(fn.role, { actions, resources: [kinds.Endpoint, kinds.EndpointConfig], wildcard: MADE_LATER });
        allowPassRole(fn.role, this.role, 'sagemaker.amazonaws.com');
      },
      'endpoints:list': ({ role }) =>
        allow(role, {
          actions: ['sagemaker:ListModels', 'sagemaker:ListEndpointConfigs'],
          resources: ['*'],
          wildcard: 'Lists have no resource of their own; only names are read',
        }),
      'endpoints:describe': ({ role }) => allow(role, onEndpoint('sagemaker:DescribeEndpoint')),
      'endpoints:invoke': ({ role }) => allow(role, onEndpoint('sagemaker:InvokeEndpoint')),
    };
  }
}
