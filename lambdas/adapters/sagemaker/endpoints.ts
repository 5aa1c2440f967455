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
import { messageOf } from '@flowi/contracts/errors';
import type { EndpointModel, EndpointState, Endpoints } from '../../ports/endpoints.ts';
import { calling, isNamed } from '../aws-errors.ts';

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

  async deploy(endpointName: string, model: EndpointModel): Promise<'moving' | 'busy'> {
    await this.#createModel(model);
    const state = await this.describe(endpointName);
    if (state?.status === 'failed') {
      // One that failed cannot be moved; it is made anew when it is gone.
      await this.#delete(() => this.#client.send(new DeleteEndpointCommand({ EndpointName: endpointName })));
      return 'busy';
    }
    if (state?.status === 'deleting') return 'busy';
    if (state?.modelName === model.modelName) return 'moving';
    const names = { EndpointName: endpointName, EndpointConfigName: model.modelName };
    if (state !== null)
      return unlessBusy(() => calling('SageMaker', () => this.#client.send(new UpdateEndpointCommand(names))));
    await this.#once(() => this.#client.send(new CreateEndpointCommand(names)));
    return 'moving';
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
    return calling('SageMaker', async () => {
      const [models, configs] = await Promise.all([
        gather(paginateListModels(config, request), ({ Models }) => Models),
        gather(paginateListEndpointConfigs(config, request), ({ EndpointConfigs }) => EndpointConfigs),
      ]);
      const names = [...models.map((model) => model.ModelName), ...configs.map((one) => one.EndpointConfigName)];
      return [...new Set(names.filter((name) => name !== undefined))];
    });
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

async function gather<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

/** SageMaker changes an endpoint when the change before is over. */
async function unlessBusy(change: () => Promise<unknown>): Promise<'moving' | 'busy'> {
  try {
    await change();
    return 'moving';
  } catch (error) {
    if (/cannot update|in-progress|InProgress|Updating|Creating/i.test(messageOf(error))) return 'busy';
    throw error;
  }
}
