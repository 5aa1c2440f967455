import { IgnoreMode } from 'aws-cdk-lib';
import { DockerImageAsset, Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { Construct } from 'constructs';
import { REPOSITORY } from '../paths.ts';

/** Both images are built from the root, since they need what others write; of everything else the build sees nothing. */
const TRAINER = [
  'containers/trainer/Dockerfile',
  'containers/trainer/requirements.txt',
  'containers/trainer/requirements-gpu.txt',
  'containers/trainer/src',
  'contracts/catalogue.json',
];
const MODEL_SERVER = [
  'containers/model-server/Dockerfile',
  'containers/model-server/build.ts',
  'containers/model-server/package.json',
  'containers/model-server/src',
  'contracts',
  'package.json',
  'package-lock.json',
  '.npmrc',
];

/** What lies in those folders without belonging to an image. */
const NEVER = [
  '**/node_modules',
  '**/__pycache__',
  '**/.*_cache',
  '**/.hypothesis',
  '**/dist',
  '**/*.test.ts',
  '**/testing',
  'contracts/fixtures',
  'contracts/tools',
];

/** The images of the two containers, built and pushed by `cdk deploy`. */
export class ContainerImages extends Construct {
  readonly trainer: DockerImageAsset;
  readonly modelServer: DockerImageAsset;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.trainer = image(this, 'Trainer', 'containers/trainer/Dockerfile', TRAINER);
    this.modelServer = image(this, 'ModelServer', 'containers/model-server/Dockerfile', MODEL_SERVER);
  }
}

function image(scope: Construct, id: string, file: string, needs: readonly string[]): DockerImageAsset {
  return new DockerImageAsset(scope, id, {
    directory: REPOSITORY,
    file,
    platform: Platform.LINUX_AMD64,
    ignoreMode: IgnoreMode.DOCKER,
    exclude: ['*', ...needs.flatMap(foldersAbove), ...needs.map((name) => `!${name}`), ...NEVER],
  });
}

/** Docker's patterns let a file back in only when no folder above it is left out: each is let in, and then emptied. */
function foldersAbove(name: string): string[] {
  const folders = name.split('/').slice(0, -1);
  return folders.flatMap((_folder, depth) => {
    const folder = folders.slice(0, depth + 1).join('/');
    return [`!${folder}`, `${folder}/*`];
  });
}
