/** One line of a training job's log. */
export interface LogLine {
  /** The line as it stands in the log. */
  readonly text: string;
  /** null for a line that the job did not write itself. */
  readonly level: LogLevel | null;
  /** Node of the flow that it is about. */
  readonly nodeId: string | null;
  /** Number of the trial that it is about. */
  readonly trial: number | null;
}

/** Levels of a log, the least pressing first. */
export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `2026-01-31 06:00:00,123 INFO [svc trial 3] fitted in 0.012 s`; the part in brackets only where the line is about a node. */
const LINE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[,.]\d{3} ([A-Z]+) (?:\[([A-Za-z][A-Za-z0-9_-]*)(?: trial (\d+))?\] )?/;

/** What a line of a log says of itself. Every line says it, so that a part of a log can be read alone. */
export function readLogLine(text: string): LogLine {
  const [, word, nodeId = null, trial] = LINE.exec(text) ?? [];
  const level = word === 'CRITICAL' ? 'ERROR' : (LOG_LEVELS.find((known) => known === word) ?? null);
  return { text, level, nodeId, trial: trial === undefined ? null : Number(trial) };
}

/** The lines of a log, or of a part of it that ends with a line. */
export function readLogLines(text: string): LogLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map(readLogLine);
}
