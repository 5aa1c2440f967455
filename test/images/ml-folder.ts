import { chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The numbers of both images' user and group. */
const USER = '10001:0';

export type Channels = Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>;

/** SageMaker's folders as a container finds them below /opt/ml. @param channels files by name @param user who owns them */
export function layOutMlFolder(folder: string, channels: Channels, user = USER): string {
  const write = (file: string, content: string | Uint8Array) => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  const resources = { current_host: 'algo-1', hosts: ['algo-1'], network_interface_name: 'eth0' };
  const settings = { TrainingInputMode: 'File', S3DistributionType: 'FullyReplicated', RecordWrapperType: 'None' };
  const configured = Object.fromEntries(Object.keys(channels).map((name) => [name, settings]));
  write('input/config/hyperparameters.json', '{}');
  write('input/config/resourceconfig.json', JSON.stringify(resources));
  write('input/config/inputdataconfig.json', JSON.stringify(configured));
  for (const [channel, files] of Object.entries(channels))
    for (const [name, content] of Object.entries(files)) write(path.join('input/data', channel, name), content);
  for (const name of ['model', 'output/data']) mkdirSync(path.join(folder, name), { recursive: true });
  giveTo(user, folder);
  return folder;
}

function giveTo(user: string, folder: string): void {
  const [uid = 0, gid = 0] = user.split(':').map(Number);
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(folder, name), uid, gid);
}

export function readText(...parts: readonly string[]): string {
  return readFileSync(path.join(...parts), 'utf8');
}

export function readJson(...parts: readonly string[]): unknown {
  return JSON.parse(readText(...parts));
}
