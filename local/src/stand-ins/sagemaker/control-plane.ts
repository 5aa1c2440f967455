import { z } from 'zod';
import type { Authorize, Check } from '../wire/authorizer.ts';
import { type Operation, operation } from '../wire/operation.ts';
import { ServiceError, validationError } from '../wire/service-error.ts';
import { headerOf, jsonBody, type WireReply, type WireRequest } from '../wire/wire-request.ts';
import type { Endpoints } from './endpoints.ts';
import { createEndpointConfigSchema, createEndpointSchema, createModelSchema, type EndpointRecord } from './records.ts';
import { arnOf, type Registry } from './registry.ts';

const TARGET = 'SageMaker.';

/** Ends a managed job by name; false when no such job runs. */
export type StopJob = (name: string) => Promise<boolean>;

/** Lists are answered whole: a laptop holds few. */
const listed = z.looseObject({ NameContains: z.string().optional() });

const seconds = () => Date.now() / 1000;
const check = (action: string, resource: string): Check[] => [{ action: `sagemaker:${action}`, resource }];
const passRole = (role: string): Check => ({
  action: 'iam:PassRole',
  resource: role,
  context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
});

/** The SageMaker calls that Flowi makes, in SageMaker's own JSON protocol. */
export function controlPlane(registry: Registry, endpoints: Endpoints, stopJob: StopJob, authorize: Authorize) {
  const operations: Record<string, Operation> = {
    ...modelOperations(registry),
    ...configOperations(registry),
    ...endpointOperations(registry, endpoints),
    ...jobOperations(stopJob),
  };
  return async (request: WireRequest): Promise<WireReply | null> => {
    const target = headerOf(request, 'x-amz-target');
    if (!target?.startsWith(TARGET)) return null;
    const name = target.slice(TARGET.length);
    const found = operations[name];
    if (!found) throw new ServiceError('UnknownOperationException', `${name} is not one of ${Object.keys(operations)}`);
    const { checks, run } = found.prepare(jsonBody(request));
    await authorize(request, 'sagemaker', checks);
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify(await run()),
    };
  };
}

function modelOperations(registry: Registry): Record<string, Operation> {
  const named = z.looseObject({ ModelName: z.string() });
  return {
    CreateModel: operation(
      createModelSchema,
      (input) => [...check('CreateModel', arnOf('model', input.ModelName)), passRole(input.ExecutionRoleArn)],
      (input) => {
        registry.addModel({ ...input, CreationTime: seconds() });
        return { ModelArn: arnOf('model', input.ModelName) };
      },
    ),
    DescribeModel: operation(
      named,
      (input) => check('DescribeModel', arnOf('model', input.ModelName)),
      (input) => ({ ...registry.model(input.ModelName), ModelArn: arnOf('model', input.ModelName) }),
    ),
    DeleteModel: operation(
      named,
      (input) => check('DeleteModel', arnOf('model', input.ModelName)),
      (input) => {
        registry.removeModel(input.ModelName);
        return {};
      },
    ),
    ListModels: operation(
      listed,
      () => check('ListModels', '*'),
      ({ NameContains = '' }) => ({
        Models: registry
          .models()
          .filter(({ ModelName }) => ModelName.includes(NameContains))
          .map(({ ModelName, CreationTime }) => ({ ModelName, ModelArn: arnOf('model', ModelName), CreationTime })),
      }),
    ),
  };
}

function configOperations(registry: Registry): Record<string, Operation> {
  const named = z.looseObject({ EndpointConfigName: z.string() });
  const arn = (name: string) => arnOf('endpoint-config', name);
  return {
    CreateEndpointConfig: operation(
      createEndpointConfigSchema,
      (input) => check('CreateEndpointConfig', arn(input.EndpointConfigName)),
      (input) => {
        for (const variant of input.ProductionVariants) registry.model(variant.ModelName);
        registry.addConfig({ ...input, CreationTime: seconds() });
        return { EndpointConfigArn: arn(input.EndpointConfigName) };
      },
    ),
    DescribeEndpointConfig: operation(
      named,
      (input) => check('DescribeEndpointConfig', arn(input.EndpointConfigName)),
      (input) => ({ ...registry.config(input.EndpointConfigName), EndpointConfigArn: arn(input.EndpointConfigName) }),
    ),
    DeleteEndpointConfig: operation(
      named,
      (input) => check('DeleteEndpointConfig', arn(input.EndpointConfigName)),
      (input) => {
        registry.removeConfig(input.EndpointConfigName);
        return {};
      },
    ),
    ListEndpointConfigs: operation(
      listed,
      () => check('ListEndpointConfigs', '*'),
      ({ NameContains = '' }) => ({
        EndpointConfigs: registry
          .configs()
          .filter(({ EndpointConfigName }) => EndpointConfigName.includes(NameContains))
          .map(({ EndpointConfigName, CreationTime }) => ({
            EndpointConfigName,
            EndpointConfigArn: arn(EndpointConfigName),
            CreationTime,
          })),
      }),
    ),
  };
}

function endpointOperations(registry: Registry, endpoints: Endpoints): Record<string, Operation> {
  const named = z.looseObject({ EndpointName: z.string() });
  const filters = z.looseObject({ NameContains: z.string().optional(), StatusEquals: z.string().optional() });
  const arn = (name: string) => arnOf('endpoint', name);
  return {
    CreateEndpoint: operation(
      createEndpointSchema,
      (input) => check('CreateEndpoint', arn(input.EndpointName)),
      ({ EndpointName, EndpointConfigName }) => {
        registry.config(EndpointConfigName);
        const now = seconds();
        const times = { CreationTime: now, LastModifiedTime: now };
        registry.addEndpoint({ EndpointName, EndpointConfigName, EndpointStatus: 'Creating', ...times });
        endpoints.create(EndpointName, EndpointConfigName);
        return { EndpointArn: arn(EndpointName) };
      },
    ),
    UpdateEndpoint: operation(
      createEndpointSchema,
      (input) => check('UpdateEndpoint', arn(input.EndpointName)),
      ({ EndpointName, EndpointConfigName }) => {
        const { EndpointStatus } = registry.endpoint(EndpointName);
        if (EndpointStatus !== 'InService' && EndpointStatus !== 'Failed') {
          throw validationError(`Cannot update in-progress endpoint "${arn(EndpointName)}" (${EndpointStatus}).`);
        }
        registry.config(EndpointConfigName);
        endpoints.update(EndpointName, EndpointConfigName);
        return { EndpointArn: arn(EndpointName) };
      },
    ),
    DescribeEndpoint: operation(
      named,
      (input) => check('DescribeEndpoint', arn(input.EndpointName)),
      (input) => described(registry, registry.endpoint(input.EndpointName)),
    ),
    DeleteEndpoint: operation(
      named,
      (input) => check('DeleteEndpoint', arn(input.EndpointName)),
      (input) => {
        registry.endpoint(input.EndpointName);
        endpoints.remove(input.EndpointName);
        return {};
      },
    ),
    ListEndpoints: operation(
      filters,
      () => check('ListEndpoints', '*'),
      (input) => ({
        Endpoints: registry
          .endpoints()
          .filter((endpoint) => endpoint.EndpointName.includes(input.NameContains ?? ''))
          .filter((endpoint) => !input.StatusEquals || endpoint.EndpointStatus === input.StatusEquals)
          .map(({ FailureReason: _reason, EndpointConfigName: _config, ...summary }) => ({
            ...summary,
            EndpointArn: arn(summary.EndpointName),
          })),
      }),
    ),
  };
}

function jobOperations(stopJob: StopJob): Record<string, Operation> {
  const stop = (kind: 'training-job' | 'processing-job', field: string, action: string) =>
    operation(
      z.looseObject({ [field]: z.string() }),
      (input) => check(action, `arn:aws:sagemaker:*:*:${kind}/${String(input[field])}`),
      async (input) => {
        if (await stopJob(String(input[field]))) return {};
        throw new ServiceError('ResourceNotFound', `Requested resource not found: ${kind} ${String(input[field])}`);
      },
    );
  return {
    StopTrainingJob: stop('training-job', 'TrainingJobName', 'StopTrainingJob'),
    StopProcessingJob: stop('processing-job', 'ProcessingJobName', 'StopProcessingJob'),
  };
}

function described(registry: Registry, endpoint: EndpointRecord): object {
  const variants = registry
    .variantsOf(endpoint.EndpointConfigName)
    .map(({ VariantName }) => ({ VariantName, CurrentWeight: 1, DesiredWeight: 1 }));
  return { ...endpoint, EndpointArn: arnOf('endpoint', endpoint.EndpointName), ProductionVariants: variants };
}
