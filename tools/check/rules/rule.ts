export interface SourceFile {
  /** From the repository root, with forward slashes. */
  path: string;
  text: string;
}

/** A rule of the house that no linter knows. */
export interface Rule {
  name: string;
  /** Whether the rule has an opinion on this file. */
  applies: (path: string) => boolean;
  /** What is wrong, one line each with the line number in front; empty when all is well. */
  check: (file: SourceFile) => readonly string[];
}

/** Complains about each line that matches. */
export function linesMatching(pattern: RegExp, message: string): Rule['check'] {
  return (file) =>
    file.text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${message}`] : []));
}

const GENERATED =
  /(^|\/)(generated|schema|__snapshots__)\/|^contracts\/catalogue\.json$|^containers\/trainer\/src\/flowi\/contracts\/|\.generated\.[a-z]+$/;
const SOURCE = /\.(ts|tsx|mjs|cjs|py)$/;
const TEST = /\.test\.tsx?$|(^|\/)test(s|ing)?\/|(^|\/)(test_\w+|conftest)\.py$/;

export function isHandWrittenSource(path: string): boolean {
  return SOURCE.test(path) && !GENERATED.test(path);
}

export function isTest(path: string): boolean {
  return TEST.test(path);
}
