import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JobReply, jobReplySchema, type ManagedJob } from '@flowi/contracts/events';
import { type Said, sayingSchema, sayProblem } from '@flowi/contracts/sayings';
import { z } from 'zod';
import { parseJson, tailOf } from '../base/files.ts';
import { logTail, type ProcessEnd, type RunningProcess } from '../processes/supervisor.ts';

const TAIL_LINES = 20;
const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  logTail: z.array(z.string()).optional(),
  fix: z.string().nullable().optional(),
  said: sayingSchema.optional(),
});

/** Why the runner itself ended a job. */
export type Interruption = 'stopped' | 'timed_out' | 'replaced';

/** How a job ended, and what it left. */
export interface JobEnd {
  job: ManagedJob;
  /** Root of its SageMaker folders. */
  root: string;
  /** Its standard output, whose last line is the reply. */
  outputFile: string;
  child: RunningProcess;
  end: ProcessEnd;
  interruption: Interruption | null;
}

/** What a job that ended has to say: its own reply, else SageMaker's failure file, else how the process ended. */
export function replyOf({ job, root, outputFile, child, end, interruption }: JobEnd): JobReply {
  const lines = logTail(child, TAIL_LINES).split('\n').filter(Boolean);
  if (interruption !== null) return failed(wordsOf(interruption, job), lines);
  const own = jobReplySchema.safeParse(parseJson(tailOf(outputFile, 1)[0] ?? ''));
  if (own.success && own.data.ok === (end.code === 0)) return own.data;
  if (end.code === 0) return failed('The job ended well but its last line of output is no reply', lines);
  return failureFile(root, lines) ?? ended(end, lines);
}

/** A job that a signal ended had no chance to say why. */
function ended({ code, signal }: ProcessEnd, lines: string[]): JobReply {
  if (signal === null) return failed(sayProblem('job.exit', { code }), lines);
  return { ...failed(sayProblem('job.killed', { signal }), lines), code: 'job_killed' };
}

/** A reply for a job that could not do its work. */
export function failed(why: string | Said, lines: string[] = []): JobReply {
  const told = typeof why === 'string' ? { message: why } : why;
  return { ok: false, code: 'job_failed', ...told, logTail: lines, fix: null };
}

function wordsOf(interruption: Interruption, job: ManagedJob): Said {
  if (interruption === 'timed_out') return sayProblem('job.too_long', { seconds: job.timeoutSeconds });
  return sayProblem(interruption === 'stopped' ? 'job.was_stopped' : 'job.replaced', {});
}

/** The failure file: a reply as JSON, or plain words as SageMaker would show them. */
function failureFile(root: string, lines: string[]): JobReply | null {
  try {
    const text = readFileSync(join(root, 'output', 'failure'), 'utf8').trim();
    const declared = failureSchema.safeParse(parseJson(text));
    if (declared.success) return { ok: false, fix: null, logTail: lines, ...declared.data };
    return text === '' ? null : failed(text, lines);
  } catch {
    return null;
  }
}
