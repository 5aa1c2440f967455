import { attempt, type CommandResult, type Running, run, start } from './command.ts';
import type { State } from './state.ts';

export interface Container {
  image: string;
  command: string;
  name?: string;
  /** Volumes as podman writes them: folder:place[:ro]. */
  volumes: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** @default none */
  network?: 'none' | 'host';
  /** Instead of the user that the image names. */
  user?: string;
}

const SECONDS = 120;

function argumentsOf(container: Container): string[] {
  const { image, command, name, volumes, environment = {}, network = 'none', user } = container;
  return [
    ...['run', '--rm', '--network', network, '--read-only', '--tmpfs', '/tmp', '--cap-drop', 'all'],
    ...['--security-opt', 'no-new-privileges', '--pull', 'never'],
    ...(name === undefined ? [] : ['--name', name]),
    ...(user === undefined ? [] : ['--user', user]),
    ...volumes.flatMap((volume) => ['--volume', volume]),
    ...Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...[image, command],
  ];
}

/** Runs a container to its end. */
export function runContainer(state: State, container: Container): Promise<CommandResult> {
  return attempt('podman', argumentsOf(container), { env: state.env, seconds: SECONDS });
}

/** Starts a container that stays up. Whoever starts it removes it. */
export function startContainer(state: State, container: Container & { name: string }): Running {
  return start('podman', argumentsOf(container), { env: state.env, seconds: SECONDS });
}

export async function stopContainer(state: State, name: string): Promise<void> {
  await run('podman', ['stop', '--time', '10', name], { env: state.env });
}

export async function removeContainer(state: State, name: string): Promise<void> {
  await run('podman', ['rm', '--force', '--ignore', '--time', '0', name], { env: state.env });
}

export async function processOf(state: State, name: string): Promise<string> {
  return (await run('podman', ['inspect', '--format', '{{.State.Pid}}', name], { env: state.env })).trim();
}
