import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './command.ts';

const PROGRAMS = ['mmdebstrap', 'buildah', 'podman', 'crun'];

/** The rootfs is of this release: its Python is the one that the trainer's packages are locked for. */
export const DEBIAN = 'bookworm';

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function missingPrograms(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return PROGRAMS.filter((name) => !folders.some((folder) => existsSync(path.join(folder, name))));
}

/** Why images can not be built on this machine; undefined when they can. */
export function obstacle(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux; builds images without Docker there';
  if (!isRoot()) return 'needs root, since images are built and run without Docker';
  const missing = missingPrograms();
  if (missing.length === 0) return undefined;
  return `needs ${missing.join(', ')}: apt-get install -y --no-install-recommends ${PROGRAMS.join(' ')}`;
}

/** Installs the programs where that is wanted: in CI, as root, with apt. @throws Error when apt can not */
export async function installPrograms(): Promise<void> {
  if (!isRoot() || !existsSync('/usr/bin/apt-get') || missingPrograms().length === 0) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PROGRAMS], { env });
}

/** What of the machine's own set-up a build needs to reach the registries; it stays out of the images. */
export interface MachineSetup {
  /** Sources for apt; undefined for Debian's own. */
  sources: string | undefined;
  /** Settings of apt, in the syntax of apt.conf. */
  aptSettings: string;
  /** Bundle of the certificates that the machine trusts. */
  certificates: string;
  /** Files of pip and npm: place in the build, place on the machine. */
  settings: ReadonlyMap<string, string>;
}

const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const SOURCES = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'];

export async function readMachineSetup(): Promise<MachineSetup> {
  const home = os.homedir();
  const globalNpm = (await run('npm', ['config', 'get', 'globalconfig'])).trim();
  const settings: [string, string][] = [
    ['/etc/pip.conf', '/etc/pip.conf'],
    ['/root/.config/pip/pip.conf', path.join(home, '.config/pip/pip.conf')],
    ['/root/.npmrc', path.join(home, '.npmrc')],
    ['/usr/local/etc/npmrc', globalNpm],
  ];
  return {
    sources: aptSources(),
    aptSettings: await run('apt-config', ['dump', 'Acquire']),
    certificates: process.env['SSL_CERT_FILE'] ?? BUNDLE,
    settings: new Map(settings.filter(([, file]) => existsSync(file))),
  };
}

/** The machine's sources serve when they are of the release that is wanted. */
function aptSources(): string | undefined {
  if (!readFileSync('/etc/os-release', 'utf8').includes(`VERSION_CODENAME=${DEBIAN}`)) return undefined;
  const texts = SOURCES.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
  return texts.find((text) => /^(URIs:|deb )/m.test(text));
}
