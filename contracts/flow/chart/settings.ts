import type { FlowInput } from '../flow.schema.ts';
import { readCron } from '../schedule/cron.ts';
import { isEmpty } from './attributes.ts';
import type { Payload, Unmapped } from './chart.schema.ts';
import { datasetName } from './load.ts';

type Settings = Pick<FlowInput, 'schedule' | 'tracking' | 'deploy'>;
type Note = (attribute: string, reason: string) => void;

const NONE: readonly unknown[] = [null, 'None', 'none', 'null'];

const PRESETS: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

const METRICS: Readonly<Record<string, string>> = {
  f1: 'f_beta',
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  msle: 'mean_squared_log_error',
};

/** Schedule, tracking and deploy settings of the original's configuration. */
export function readSettings(payload: Payload): { settings: Settings; unmapped: Unmapped[] } {
  const unmapped: Unmapped[] = [];
  const note: Note = (attribute, reason) => unmapped.push({ node: 'flow', attribute, reason });
  if (!isEmpty(payload.version)) note('version', 'versions are counted from 1 when the flow is saved as one');
  return {
    settings: {
      schedule: readSchedule(payload.schedule_interval, 'schedule_interval', note),
      tracking: readTracking(payload.experiment_tracking, note),
      deploy: {
        gate: readGate(payload, note),
        online: { enabled: isOn(payload.deploy?.api?.enabled) },
        batch: readBatch(payload.deploy?.batch, note),
      },
    },
    unmapped,
  };
}

/** Imported schedules are off: nothing starts by itself before a person has looked at the flow. */
function readSchedule(interval: unknown, attribute: string, note: Note): Settings['schedule'] {
  if (isNone(interval)) return null;
  const cron = typeof interval === 'string' ? (PRESETS[interval.trim()] ?? interval.trim()) : '';
  const reading = readCron(cron);
  if (!reading.ok) {
    note(attribute, `${JSON.stringify(interval)} is no schedule that can be kept: ${reading.problem.message}`);
    return null;
  }
  note(attribute, `imported as "${cron}" in UTC, switched off; switch it on when the flow has run`);
  return { cron, timezone: 'UTC', enabled: false };
}

function readTracking(tracker: unknown, note: Note): Settings['tracking'] {
  if (isNone(tracker)) return { provider: 'mlflow' };
  if (String(tracker).toLowerCase() !== 'mlflow')
    note('experiment_tracking', `${JSON.stringify(tracker)} is not supported; MLflow is used`);
  return { provider: 'mlflow' };
}

function readGate({ deploy, ...payload }: Payload, note: Note): NonNullable<Settings['deploy']>['gate'] {
  const metric = deploy?.metric ?? payload.metric;
  const given = deploy?.threshold ?? payload.threshold;
  const threshold = isNone(given) ? null : Number(given);
  if (isNone(metric) || typeof metric !== 'string') {
    if (threshold !== null) note('deploy.threshold', 'a threshold needs a metric; set both in the gate');
    return null;
  }
  const name = metric.toLowerCase().slice(0, 64);
  if (Number.isFinite(threshold ?? 0)) return { metric: METRICS[name] ?? name, threshold };
  note('deploy.threshold', `${JSON.stringify(given)} is no number; the gate has no bound`);
  return { metric: METRICS[name] ?? name, threshold: null };
}

function readBatch(
  batch: NonNullable<Payload['deploy']>['batch'],
  note: Note,
): NonNullable<Settings['deploy']>['batch'] {
  if (!batch) return {};
  return {
    enabled: isOn(batch.enabled),
    schedule: readSchedule(batch.schedule_interval, 'deploy.batch.schedule_interval', note),
    source: readSource(batch.source, note),
    destination: readDestination(batch.destination, note),
  };
}

function readSource(source: unknown, note: Note): string | null {
  const path = pathOf(source, ['test_path', 'train_path', 'path']);
  if (path === null) return null;
  if (path.startsWith('s3://')) return path;
  const name = datasetName(path);
  note('deploy.batch.source', `files are datasets here; add ${path} as dataset "${name}"`);
  return name;
}

function readDestination(destination: unknown, note: Note): string | null {
  const path = pathOf(destination, ['path', 'file_name']);
  if (path === null || path.startsWith('s3://')) return path;
  note('deploy.batch.destination', `${path} is no s3:// prefix; predictions go beside the data of the project`);
  return null;
}

/** A path, or the load or save node that the console kept in its place. */
function pathOf(place: unknown, attributes: readonly string[]): string | null {
  if (typeof place === 'string') return isNone(place) ? null : place.slice(0, 1024);
  if (typeof place !== 'object' || place === null) return null;
  const values = new Map(
    Object.entries(place).concat('attributes' in place ? Object.entries(Object(place.attributes)) : []),
  );
  const path = attributes.map((name) => values.get(name)).find((value) => typeof value === 'string' && value !== '');
  return typeof path === 'string' ? path.slice(0, 1024) : null;
}

function isNone(value: unknown): boolean {
  return isEmpty(value) || NONE.includes(value);
}

function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === 'True';
}
