import { chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Number of both images' user. */
const USER = 10001;

export type Channels = Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>;

/** SageMaker's folders as a container finds them below /opt/ml. @param channels files by name */
export function layOutMlFolder(folder: string, channels: Channels): string {
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
  giveTo(USER, folder);
  return folder;
}

function giveTo(user: number, folder: string): void {
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(folder, name), user, 0);
}

export function readText(...parts: readonly string[]): string {
  return readFileSync(path.join(...parts), 'utf8');
}

export function readJson(...parts: readonly string[]): unknown {
  return JSON.parse(readText(...parts));
}
