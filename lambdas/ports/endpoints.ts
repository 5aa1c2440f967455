import type { ONLINE_TARGETS } from '@flowi/contracts/flow';

export interface EndpointModel {
  /** Name of model and endpoint configuration: another version or package has another name. */
  readonly modelName: string;
  readonly target: Exclude<(typeof ONLINE_TARGETS)[number], 'fargate'>;
  /** s3:// address of model.tar.gz. */
  readonly archiveUri: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface EndpointState {
  readonly status: 'creating' | 'updating' | 'in_service' | 'failed' | 'deleting';
  /** Name of the model it answers with. */
  readonly modelName: string | null;
  readonly failure: string | null;
}

export interface Endpoints {
  /**
   * Brings an endpoint to a model: makes it, moves it, or does nothing when it is there. Repeating it is safe.
   *
   * @returns busy when the endpoint is on its way elsewhere and takes no other model before it is there; then nothing was done
   */
  deploy(endpointName: string, model: EndpointModel): Promise<'moving' | 'busy'>;
  /** Null when there is no such endpoint. */
  describe(endpointName: string): Promise<EndpointState | null>;
  /** Names of the models and endpoint configurations that hold this text. */
  modelNames(contained: string): Promise<string[]>;
  /** Removes the endpoint, and the models that it served. What is not there is no error. */
  remove(endpointName: string, modelNames: readonly string[]): Promise<void>;
}

export interface Invocation {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly accept: string | null;
  /** `infer`: a request of the Open Inference Protocol. */
  readonly protocol: 'rows' | 'infer';
}

export interface InvocationReply {
  readonly status: number;
  readonly body: Uint8Array;
  readonly contentType: string;
}

export interface EndpointInvoker {
  /** A refusal of the model server is a reply with its own status. @throws FlowiError not_ready, upstream_unavailable */
  invoke(endpointName: string, invocation: Invocation): Promise<InvocationReply>;
}
