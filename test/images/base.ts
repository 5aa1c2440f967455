import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, link, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from './command.ts';
import { DEBIAN, type MachineSetup } from './machine.ts';
import type { State } from './state.ts';

const PACKAGES = ['ca-certificates', 'libstdc++6', 'python3', 'python3-pip'];
const LEFT_OUT = ['/usr/share/man/*', '/usr/share/doc/*', '/usr/share/locale/*', '/usr/share/info/*'];

/** Local stand-ins for the public base images. They hold the machine's certificates and are not for publishing. */
export interface Bases {
  python: string;
  node: string;
}

const PYTHON = `FROM scratch
ADD root.tar /
COPY certificates.crt /etc/ssl/certs/ca-certificates.crt
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \\
    PIP_CERT=/etc/ssl/certs/ca-certificates.crt NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
RUN ln -s /usr/bin/python3 /usr/local/bin/python && rm -f /usr/lib/python3*/EXTERNALLY-MANAGED
`;

/** Has Python as well, which only saves a second rootfs. */
const nodeOn = (base: string) => `FROM ${base}\nCOPY node /usr/local\n`;

/** A Debian rootfs as a tar file; made once. */
export async function makeRootfs(state: State, setup: MachineSetup): Promise<string> {
  const key = hash(DEBIAN, ...PACKAGES, ...LEFT_OUT, setup.sources ?? '');
  const file = path.join(state.kept, `root-${key}.tar`);
  if (existsSync(file)) return file;
  const settings = path.join(state.scratch, 'apt.conf');
  await writeFile(settings, setup.aptSettings);
  const part = `${file}.part`;
  const options = [
    ...['--quiet', '--variant=minbase', '--mode=root', '--format=tar', `--aptopt=${settings}`],
    ...[`--include=${PACKAGES.join(',')}`, ...LEFT_OUT.map((pattern) => `--dpkgopt=path-exclude=${pattern}`)],
  ];
  const sources = setup.sources === undefined ? [] : ['-'];
  const input = setup.sources ?? '';
  await run('mmdebstrap', [...options, DEBIAN, part, ...sources], { input, env: { TMPDIR: state.kept } });
  await rename(part, file);
  return file;
}

/** The base images; made when the rootfs, Node.js, npm or the certificates have changed. */
export async function makeBases(state: State, setup: MachineSetup, rootfs: string): Promise<Bases> {
  const node = path.dirname(createRequire(import.meta.url).resolve(`node-linux-${process.arch}/package.json`));
  const npm = npmFolder();
  const versions = await Promise.all([node, npm].map((folder) => readFile(path.join(folder, 'package.json'), 'utf8')));
  const key = hash(PYTHON, path.basename(rootfs), await readFile(setup.certificates, 'utf8'), ...versions);
  const bases = { python: `localhost/flowi-test-python:${key}`, node: `localhost/flowi-test-node:${key}` };
  const { env } = state;
  const known = await run('buildah', ['images', '--format', '{{.Name}}:{{.Tag}}'], { env });
  if (Object.values(bases).every((base) => known.includes(base))) return bases;

  const folder = path.join(state.kept, 'base');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const build = async (tag: string, text: string) => {
    const file = path.join(state.scratch, 'Dockerfile');
    await writeFile(file, text);
    await run('buildah', ['bud', '--quiet', '--pull-never', '--tag', tag, '--file', file, folder], { env });
  };
  await link(rootfs, path.join(folder, 'root.tar'));
  await cp(setup.certificates, path.join(folder, 'certificates.crt'), { dereference: true });
  await build(bases.python, PYTHON);
  await layOutNode(path.join(folder, 'node'), node, npm);
  await build(bases.node, nodeOn(bases.python));
  await rm(folder, { recursive: true });
  return bases;
}

/** npm as it runs this test, so that nothing more is downloaded. */
function npmFolder(): string {
  const cli = process.env['npm_execpath'];
  if (cli === undefined) throw new Error('npm starts this: npm run test:images');
  return path.resolve(path.dirname(cli), '..');
}

async function layOutNode(target: string, node: string, npm: string): Promise<void> {
  await mkdir(path.join(target, 'bin'), { recursive: true });
  await cp(path.join(node, 'bin', 'node'), path.join(target, 'bin', 'node'));
  await cp(npm, path.join(target, 'lib/node_modules/npm'), { recursive: true });
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', path.join(target, 'bin', 'npm'));
}

function hash(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}
