import { Book } from './book.ts';
import { ACCESS_PROBLEMS } from './problems/access-problems.ts';
import { DATA_PROBLEMS, FILE_PROBLEMS } from './problems/data-problems.ts';
import { FLOW_PROBLEMS } from './problems/flow-problems.ts';
import { BATCH_PROBLEMS, RUN_PROBLEMS } from './problems/run-problems.ts';
import { JOB_END_PROBLEMS, SERVING_PROBLEMS } from './problems/serving-problems.ts';

/** Why the API refuses a call, and why a step fails: by subject, and after the dot what is the matter. */
export const PROBLEM_SAYINGS = new Book({
  ...ACCESS_PROBLEMS,
  ...DATA_PROBLEMS,
  ...FILE_PROBLEMS,
  ...FLOW_PROBLEMS,
  ...RUN_PROBLEMS,
  ...BATCH_PROBLEMS,
  ...SERVING_PROBLEMS,
  ...JOB_END_PROBLEMS,
});

/** Says what is the matter. */
export const sayProblem: (typeof PROBLEM_SAYINGS)['say'] = (id, values) => PROBLEM_SAYINGS.say(id, values);

/** The parts of the book, for whoever says them part by part. */
export interface ProblemParts {
  readonly access: typeof ACCESS_PROBLEMS;
  readonly data: typeof DATA_PROBLEMS;
  readonly file: typeof FILE_PROBLEMS;
  readonly flow: typeof FLOW_PROBLEMS;
  readonly run: typeof RUN_PROBLEMS;
  readonly batch: typeof BATCH_PROBLEMS;
  readonly serving: typeof SERVING_PROBLEMS;
  readonly jobEnd: typeof JOB_END_PROBLEMS;
}
