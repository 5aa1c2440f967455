import type { Server } from 'node:http';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { type Environment, portOf } from './env.ts';
import { loadOnnxSession } from './inference/onnxruntime-session.ts';
import type { InferenceSession } from './inference/session.ts';
import { errorDetails, type Log } from './log.ts';
import { type ModelPackage, readModelPackage } from './model-package.ts';
import { createCapture } from './monitoring/capture.ts';
import { createMonitor, type Monitor } from './monitoring/monitor.ts';
import { createWindowCounter } from './monitoring/window-counter.ts';
import { createWindowWriter } from './monitoring/window-writer.ts';
import { createService, warmUp } from './routes/create-service.ts';
import { createMetrics, type ServerMetrics } from './routes/metrics.ts';
import { createRouter } from './routes/router.ts';
import type { ScoringService } from './routes/service.ts';
import type { ObjectStore } from './storage/object-store.ts';

export interface ServeOptions {
  readonly environment: Environment;
  readonly store: ObjectStore;
  readonly log: Log;
  readonly now?: () => Date;
}

/** A running model server. */
export interface ModelServer {
  /** Where it listens. */
  readonly address: { readonly host: string; readonly port: number };
  /** Takes no new requests, finishes those under way, writes what was counted. Resolves to false when that could not be written. */
  stop(): Promise<boolean>;
}

interface Loaded {
  readonly service: ScoringService;
  readonly monitor: Monitor;
  readonly session: InferenceSession;
}

/** Listens, loads the model, and predicts once; only then is it ready. */
export async function serve(options: ServeOptions): Promise<ModelServer> {
  const { environment, log } = options;
  const metrics = createMetrics({ model: environment.FLOWI_MODEL_NAME, version: environment.FLOWI_MODEL_VERSION });
  let loaded: Loaded | null = null;
  let stopping = false;
  const app = buildApp({
    route: createRouter({ service: () => (stopping ? null : (loaded?.service ?? null)), metrics }),
    metrics,
    monitor: () => loaded?.monitor ?? null,
    bodyLimit: environment.FLOWI_MAX_BODY_BYTES,
    log,
  });
  const address = await listen(app, environment.FLOWI_BIND, portOf(environment));
  log.info('listening', address);
  try {
    loaded = await load(options, metrics);
  } catch (error) {
    await close(app);
    throw error;
  }
  log.info('ready', { model: environment.FLOWI_MODEL_NAME, digest: loaded.service.model.digest });
  const { monitor, session } = loaded;
  const stopOnce = async () => {
    stopping = true;
    await close(app);
    const written = await monitor.close();
    await session.close();
    return written;
  };
  let stopped: Promise<boolean> | null = null;
  const stop = () => {
    stopped ??= stopOnce();
    return stopped;
  };
  return { address, stop };
}

async function load(options: ServeOptions, metrics: ServerMetrics): Promise<Loaded> {
  const { environment } = options;
  const model = await readModelPackage(join(environment.FLOWI_ML_ROOT, 'model'), environment.FLOWI_PACKAGE_DIGEST);
  const monitor = watch(options, model, metrics);
  const session = await loadOnnxSession(model.modelPath, model.contract);
  await warmUp(model, session);
  const [name, version] = [environment.FLOWI_MODEL_NAME, environment.FLOWI_MODEL_VERSION];
  const service = createService({
    model,
    session,
    name,
    version,
    rowLimit: environment.FLOWI_MAX_ROWS,
    metrics,
    monitor,
  });
  return { service, monitor, session };
}

function watch(
  { environment, store, log, now = () => new Date() }: ServeOptions,
  model: ModelPackage,
  metrics: ServerMetrics,
): Monitor {
  const counter = createWindowCounter(model.contract, model.reference);
  const writer = createWindowWriter({
    counter,
    store,
    prefix: environment.FLOWI_WINDOWS_URI ?? null,
    packageDigest: model.digest,
    mostRows: environment.FLOWI_WINDOW_ROWS,
    mostMilliseconds: environment.FLOWI_WINDOW_SECONDS * 1000,
    now,
    onWrite: (error) => {
      metrics.windowWritten(error === null);
      if (error !== null) log.error('window not written, kept for the next attempt', errorDetails(error));
    },
  });
  const capture = createCapture({
    contract: model.contract,
    store,
    prefix: environment.FLOWI_CAPTURE_URI ?? null,
    rate: environment.FLOWI_CAPTURE_RATE,
    now,
    random: Math.random,
    onFailure: (error) => log.error('sample not written, dropped', errorDetails(error)),
  });
  return createMonitor({ counter, writer, capture, holdMilliseconds: environment.FLOWI_WINDOW_HOLD_MS, now });
}

function listen(server: Server, host: string, port: number): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ host, port: typeof address === 'object' && address ? address.port : port });
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
