/** Writes one JSON line; streams differ in tests only. */
export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
}

type Write = (line: string) => void;

/** A log on standard error, where container hosts pick it up. */
export function createLog(write: Write = (line) => process.stderr.write(line)): Log {
  const line =
    (level: string) =>
    (message: string, details: Readonly<Record<string, unknown>> = {}) =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...details })}\n`);
  return { info: line('info'), error: line('error') };
}

/** An error as details of a log line, its causes included. */
export function errorDetails(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause === undefined ? {} : { cause: errorDetails(error.cause) };
  return { error: error.message, name: error.name, stack: error.stack, ...cause };
}
