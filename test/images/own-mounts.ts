import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const INSIDE = '--inside';
const CGROUPS = '/sys/fs/cgroup';

export function hasOwnMounts(): boolean {
  return process.argv.includes(INSIDE);
}

/**
 * Starts this program again in a mount namespace of its own: the container tools' mounts end with it, and it sees the
 * second version of control groups alone, which crun wants, also on machines that have both.
 *
 * @returns its exit code
 */
export function enterOwnMounts(): number {
  const prepare = existsSync(`${CGROUPS}/cgroup.controllers`)
    ? ''
    : `umount -R ${CGROUPS} && mount -t cgroup2 none ${CGROUPS} && `;
  const program = [process.execPath, ...process.argv.slice(1), INSIDE];
  const unshare = ['--mount', '--propagation', 'private', 'sh', '-c', `${prepare}exec "$@"`, 'sh', ...program];
  return spawnSync('unshare', unshare, { stdio: 'inherit' }).status ?? 1;
}
