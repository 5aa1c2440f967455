import { LOG_LEVELS, type LogLevel, type LogLine } from '@flowi/contracts/events';

/** What of a log is to be seen; empty parts let everything through. */
export interface LogFilter {
  readonly nodeId: string | null;
  /** This level and those more pressing. */
  readonly level: LogLevel | null;
  /** Letters in either case. */
  readonly words: string;
}

/** The lines that pass. A line without a level of its own is of no level. */
export function filterLog(lines: readonly LogLine[], { nodeId, level, words }: LogFilter): readonly LogLine[] {
  const wanted = words.toLocaleLowerCase();
  const least = level === null ? -1 : LOG_LEVELS.indexOf(level);
  return lines.filter((line) => {
    if (nodeId !== null && line.nodeId !== nodeId) return false;
    if (level !== null && (line.level === null || LOG_LEVELS.indexOf(line.level) < least)) return false;
    return wanted === '' || line.text.toLocaleLowerCase().includes(wanted);
  });
}
