import type { Output } from '../output.ts';
import type { Session } from '../session.ts';
import { scoreBatches } from './batches.ts';
import { Story } from './scene.ts';
import { fireSchedule, switchOffSchedule } from './schedules.ts';
import { callEndpoint, rollBackAndDelete } from './serving.ts';
import { promoteSecond, refusePenguins, skipWorse, trainIris } from './training.ts';

/** The whole loop once: train, compare, gate, deploy, call, score, refuse drift, schedule, roll back, remove. */
export async function tellLoop(session: Session, output: Output, folder: string): Promise<Story> {
  const quiet: Session = { ...session, output: { ...session.output, progress: () => undefined } };
  const story = new Story(output);
  await trainIris(story, quiet);
  await callEndpoint(story, quiet);
  await skipWorse(story, quiet);
  await refusePenguins(story, quiet);
  await scoreBatches(story, quiet, folder);
  await fireSchedule(story, quiet);
  await switchOffSchedule(story, quiet, () => promoteSecond(story, quiet));
  await rollBackAndDelete(story, quiet);
  return story;
}
