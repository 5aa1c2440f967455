/** Where a command writes: results on stdout, everything else on stderr. */
export interface Output {
  /** The result. With --json the value alone, as one document; otherwise the text made of it. */
  result<T>(value: T, text: (value: T) => string): void;
  /** A line for people watching; never on stdout. */
  progress(line: string): void;
}

/** @param json print one JSON document on stdout and nothing else */
export function createOutput(json: boolean, stdout: NodeJS.WritableStream, stderr: NodeJS.WritableStream): Output {
  return {
    result(value, text) {
      const body = json ? JSON.stringify(value ?? null, null, 2) : text(value);
      if (body !== '') stdout.write(`${body}\n`);
    },
    progress(line) {
      stderr.write(`${line}\n`);
    },
  };
}

/** A plain table with aligned columns; control characters are made visible, so that a name cannot write over the screen. */
export function table(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const lines = [header, ...rows.map((row) => row.map(cell))];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(6);
  return visible(String(value));
}

/** One line of text with its control characters made visible. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
