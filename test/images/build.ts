import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../tools/lib/paths.ts';
import { run } from './command.ts';
import type { MachineSetup } from './machine.ts';
import type { State } from './state.ts';

/** Builds an image from the product's own Dockerfile, on a base of ours; answers its name. */
export async function buildImage(state: State, setup: MachineSetup, container: string, base: string): Promise<string> {
  const file = path.join('containers', container, 'Dockerfile');
  const options = [
    ...['--layers', '--pull-never', '--format', 'docker', '--file', file, '--build-arg', `BASE_IMAGE=${base}`],
    ...[...setup.settings].flatMap(([inside, outside]) => ['--volume', `${outside}:${inside}:ro`]),
  ];
  const build = async (tag: string, target: readonly string[]) => {
    const chosen = [...options, ...target, '--tag', tag, '.'];
    await run('buildah', ['bud', ...chosen], { folder: ROOT, env: state.env, seconds: 900 });
    return tag;
  };
  const tag = `localhost/flowi-test-${container}`;
  for (const stage of stagesOf(file)) await build(`${tag}:${stage}`, ['--target', stage]);
  return build(`${tag}:latest`, []);
}

/** Stages with a name. The final image has no layers of theirs, so only a tag of their own keeps these for the next run. */
function stagesOf(file: string): readonly string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(/^FROM \S+ AS (\S+)$/gim)].flatMap(([, stage]) => stage ?? []);
}

/** Layers that no image has any more would pile up with each change of a lock file. */
export async function pruneImages(state: State): Promise<void> {
  await run('buildah', ['rmi', '--prune', '--force'], { env: state.env });
}
