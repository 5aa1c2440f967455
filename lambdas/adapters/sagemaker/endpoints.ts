import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  type ProductionVariant,
  paginateListEndpointConfigs,
  paginateListModels,
  type SageMakerClient,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { FlowiError } from '@flowi/contracts/errors';
import type { EndpointModel, EndpointState, Endpoints } from '../../ports/endpoints.ts';
import { calling, isNamed, messageOf } from '../aws-errors.ts';

export interface EndpointHost {
  readonly roleArn: string;
  readonly image: string;
}

const SERVERLESS = { MemorySizeInMB: 2048, MaxConcurrency: 20 };
const INSTANCE = { InstanceType: 'ml.m7i.large', InitialInstanceCount: 1 } as const;

const STATUS: Readonly<Record<string, EndpointState['status']>> = {
  Creating: 'creating',
  Updating: 'updating',
  SystemUpdating: 'updating',
  RollingBack: 'updating',
  InService: 'in_service',
  Deleting: 'deleting',
  Failed: 'failed',
  OutOfService: 'failed',
  UpdateRollbackFailed: 'failed',
};

/** Endpoints of SageMaker. Model and configuration carry the same name, one pair per model version. */
export class SageMakerEndpoints implements Endpoints {
  readonly #client: SageMakerClient;
  readonly #host: EndpointHost | null;

  constructor(client: SageMakerClient, host: EndpointHost | null = null) {
    this.#client = client;
    this.#host = host;
  }

  async deploy(endpointName: string, model: EndpointModel): Promise<void> {
    await this.#createModel(model);
    const state = await this.describe(endpointName);
    if (state?.status === 'failed') {
      await this.#delete(() => this.#client.send(new DeleteEndpointCommand({ EndpointName: endpointName })));
      throw new FlowiError(
        'upstream_unavailable',
        `Endpoint ${endpointName} had failed before and is being removed; it is made anew.`,
      );
    }
    if (state?.status === 'deleting')
      throw new FlowiError('upstream_unavailable', `Endpoint ${endpointName} is still being removed.`);
    if (state?.modelName === model.modelName) return;
    const names = { EndpointName: endpointName, EndpointConfigName: model.modelName };
    if (state === null) await this.#once(() => this.#client.send(new CreateEndpointCommand(names)));
    else await this.#update(names);
  }

  async describe(endpointName: string): Promise<EndpointState | null> {
    try {
      const endpoint = await calling('SageMaker', () =>
        this.#client.send(new DescribeEndpointCommand({ EndpointName: endpointName })),
      );
      return {
        status: STATUS[endpoint.EndpointStatus ?? ''] ?? 'failed',
        modelName: endpoint.EndpointConfigName ?? null,
        failure: endpoint.FailureReason ?? null,
      };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async modelNames(contained: string): Promise<string[]> {
    const [config, request] = [{ client: this.#client }, { NameContains: contained }];
    const names = new Set<string>();
    await calling('SageMaker', async () => {
      for await (const { Models = [] } of paginateListModels(config, request))
        for (const { ModelName } of Models) if (ModelName) names.add(ModelName);
      for await (const { EndpointConfigs = [] } of paginateListEndpointConfigs(config, request))
        for (const { EndpointConfigName } of EndpointConfigs) if (EndpointConfigName) names.add(EndpointConfigName);
    });
    return [...names];
  }

  async remove(endpointName: string, modelNames: readonly string[]): Promise<void> {
    await this.#delete(() => this.#client.send(new DeleteEndpointCommand({ EndpointName: endpointName })));
    for (const name of modelNames) {
      await this.#delete(() => this.#client.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name })));
      await this.#delete(() => this.#client.send(new DeleteModelCommand({ ModelName: name })));
    }
  }

  async #createModel({ modelName, archiveUri, environment, target }: EndpointModel): Promise<void> {
    if (this.#host === null) throw new TypeError('This function was given no image and role to make endpoints with.');
    const { image, roleArn } = this.#host;
    const PrimaryContainer = { Image: image, ModelDataUrl: archiveUri, Environment: { ...environment } };
    await this.#once(() =>
      this.#client.send(new CreateModelCommand({ ModelName: modelName, ExecutionRoleArn: roleArn, PrimaryContainer })),
    );
    const variant: ProductionVariant = {
      VariantName: 'main',
      ModelName: modelName,
      ...(target === 'serverless' ? { ServerlessConfig: SERVERLESS } : INSTANCE),
    };
    await this.#once(() =>
      this.#client.send(
        new CreateEndpointConfigCommand({ EndpointConfigName: modelName, ProductionVariants: [variant] }),
      ),
    );
  }

  async #update(names: { EndpointName: string; EndpointConfigName: string }): Promise<void> {
    try {
      await calling('SageMaker', () => this.#client.send(new UpdateEndpointCommand(names)));
    } catch (error) {
      if (!/cannot update|in-progress|InProgress|Updating|Creating/i.test(messageOf(error))) throw error;
      throw new FlowiError(
        'upstream_unavailable',
        `Endpoint ${names.EndpointName} is being changed already; try again when it is in service.`,
        { cause: error },
      );
    }
  }

  /** Creates what may be there from an earlier attempt. */
  async #once(create: () => Promise<unknown>): Promise<void> {
    try {
      await calling('SageMaker', create);
    } catch (error) {
      if (!/already exist/i.test(messageOf(error))) throw error;
    }
  }

  async #delete(remove: () => Promise<unknown>): Promise<void> {
    try {
      await calling('SageMaker', remove);
    } catch (error) {
      if (!isMissing(error) && !/Deleting/i.test(messageOf(error))) throw error;
    }
  }
}

/** SageMaker says "could not find" as a ValidationException. */
function isMissing(error: unknown): boolean {
  return isNamed(error, 'ResourceNotFound') || /could not find|does not exist/i.test(messageOf(error));
}
