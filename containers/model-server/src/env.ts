import { availableParallelism, tmpdir } from 'node:os';
import * as z from 'zod';

const text = z.string().min(1);
const wholeNumber = z.coerce.number().int();
const uri = text.regex(/^(s3:\/\/|\/|\.)/, 'an s3:// address or a file path').optional();

/** Settings of both commands. Names and defaults are the contract with whoever starts the container. */
const environmentSchema = z.object({
  FLOWI_ML_ROOT: text.default('/opt/ml').describe('Root of the SageMaker folders: model/, input/, output/'),
  FLOWI_BIND: text.default('0.0.0.0').describe('Address to listen on; 127.0.0.1 keeps a laptop private'),
  FLOWI_PORT: wholeNumber.min(0).max(65535).optional().describe('Port; 0 = any free one'),
  SAGEMAKER_BIND_TO_PORT: wholeNumber.min(1).max(65535).optional(),
  FLOWI_MODEL_NAME: text.default('model').describe('Name in the Open Inference Protocol'),
  FLOWI_MODEL_VERSION: text.default('1'),
  FLOWI_PACKAGE_DIGEST: text.optional().describe('Digest of the registered package; another one is not served'),
  FLOWI_DEPLOYMENT_ID: text.default('local'),
  FLOWI_MAX_BODY_BYTES: wholeNumber
    .min(1024)
    .default(6 * 1024 * 1024)
    .describe('As SageMaker limits it'),
  FLOWI_MAX_ROWS: wholeNumber.min(1).default(50_000).describe('Rows of one request'),
  FLOWI_WINDOWS_URI: uri.describe('Where window counts go; without it they are only kept in memory'),
  FLOWI_WINDOW_ROWS: wholeNumber.min(1).default(10_000).describe('Rows after which a window is written'),
  FLOWI_WINDOW_SECONDS: z.coerce.number().min(1).default(300).describe('Age after which a window is written'),
  FLOWI_WINDOW_HOLD_MS: wholeNumber
    .min(0)
    .default(1000)
    .describe('Longest time a request waits for the write it triggers'),
  FLOWI_CAPTURE_URI: uri.describe('Where sampled requests go'),
  FLOWI_CAPTURE_RATE: z.coerce.number().min(0).max(1).default(0).describe('Share of requests kept'),
  FLOWI_CHANNELS: z
    .string()
    .default('{}')
    .transform((json, context) => parseJson(json, context))
    .pipe(z.record(z.string(), text))
    .describe('JSON object: input channel to s3:// prefix; staged when the folder is not there'),
  FLOWI_WORKERS: wholeNumber.min(1).max(64).default(availableParallelism()).describe('Threads of the batch command'),
  FLOWI_MEMORY_MB: wholeNumber.min(64).default(512).describe('Memory for tables, per worker of the batch command'),
  FLOWI_EXIT_MESSAGE: text.optional().describe('File that takes why a batch failed, besides output/failure'),
  FLOWI_TEMP: text
    .default(tmpdir())
    .describe('Folder for work files; cleared of this job’s own files before and after'),
  AWS_LAMBDA_RUNTIME_API: text.optional(),
  AWS_ENDPOINT_URL: text.optional(),
  AWS_ENDPOINT_URL_S3: text.optional(),
});

/** Settings, parsed. */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads the settings; called once, by the entry point.
 *
 * @throws Error naming each variable that cannot be used, and what it may be
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new Error(`Settings that cannot be used:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * Keeps onnxruntime from sending events to its vendor, and from leaving a device id and files behind; it looks when the first session
 * is made. To be called in the main thread, since workers only have a copy of the environment.
 */
export function refuseTelemetry(): void {
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
}

/** The port to listen on. */
export function portOf(environment: Environment): number {
  return environment.FLOWI_PORT ?? environment.SAGEMAKER_BIND_TO_PORT ?? 8080;
}

function parseJson(json: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(json);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}
