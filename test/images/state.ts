import { mkdirSync, mkdtempSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../../tools/lib/paths.ts';

/** `f_type` of a file system that can not carry another overlay. */
const OVERLAY = 0x794c7630;

/** Where the test keeps what it made, and how buildah and podman find it. */
export interface State {
  /** Kept from one run to the next: rootfs, base images, layers. */
  kept: string;
  /** Of this run only. */
  scratch: string;
  /** Environment of buildah and podman. */
  env: Record<string, string>;
}

export function prepareState(): State {
  const kept = path.join(ROOT, '.cache', 'images');
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'flowi-images-'));
  mkdirSync(kept, { recursive: true });
  const file = (name: string, text: string) => {
    writeFileSync(path.join(scratch, name), text);
    return path.join(scratch, name);
  };
  const driver = statfsSync(kept).type === OVERLAY ? 'vfs' : 'overlay';
  const storage = `[storage]\ndriver = "${driver}"\ngraphroot = "${kept}/store"\nrunroot = "${scratch}/run"\n`;
  return {
    kept,
    scratch,
    env: {
      CONTAINERS_STORAGE_CONF: file('storage.conf', storage),
      CONTAINERS_CONF: file('containers.conf', CONTAINERS),
      CONTAINERS_REGISTRIES_CONF: file('registries.conf', 'unqualified-search-registries = []\n'),
      BUILDAH_ISOLATION: 'chroot',
    },
  };
}

// Limits that need no capability, and no control groups: a container that runs tests may have neither.
const CONTAINERS = `[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
cgroups = "disabled"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "crun"
`;
