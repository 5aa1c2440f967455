import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What the server counts about itself; read at /metrics in Prometheus' text form. */
export interface ServerMetrics {
  readonly registry: Registry;
  /** A request was answered. */
  answered(route: string, status: number, seconds: number): void;
  scored(rows: number): void;
  batch(rows: number): void;
  windowWritten(ok: boolean): void;
}

/** @param labels the same on every series: model name and version */
export function createMetrics(labels: Readonly<Record<string, string>>): ServerMetrics {
  const registry = new Registry();
  const registers = [registry];
  registry.setDefaultLabels(labels);
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
  const requests = new Counter({
    name: 'flowi_requests_total',
    help: 'Requests answered',
    labelNames: ['route', 'status'],
    registers,
  });
  const errors = new Counter({
    name: 'flowi_request_errors_total',
    help: 'Requests answered with 4xx or 5xx',
    labelNames: ['route', 'status'],
    registers,
  });
  const latency = new Histogram({
    name: 'flowi_request_seconds',
    help: 'Time from the first byte of a request to its answer',
    labelNames: ['route'],
    buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const rows = new Counter({ name: 'flowi_rows_total', help: 'Rows scored', registers });
  const batches = new Histogram({
    name: 'flowi_batch_rows',
    help: 'Rows in one call of the model',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096, 8192],
    registers,
  });
  const windows = new Counter({
    name: 'flowi_window_writes_total',
    help: 'Writes of monitor windows',
    labelNames: ['outcome'],
    registers,
  });
  return {
    registry,
    answered(route, status, seconds) {
      requests.inc({ route, status });
      latency.observe({ route }, seconds);
      if (status >= 400) errors.inc({ route, status });
    },
    scored: (count) => rows.inc(count),
    batch: (count) => batches.observe(count),
    windowWritten: (ok) => windows.inc({ outcome: ok ? 'written' : 'failed' }),
  };
}
