import { globSync } from 'node:fs';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { ContainerImages } from './container-images.ts';

/** Files that a build would see, by image. */
function contexts() {
  const app = new App({ builtinCloudFormationValidation: false });
  new ContainerImages(new Stack(app, 'stack'), 'Images');
  const { directory } = app.synth();
  const found = globSync('asset.*/containers/*/Dockerfile', { cwd: directory });
  return Object.fromEntries(
    found.map((file) => {
      const [asset = '', , name = ''] = file.split(path.sep);
      const folder = path.join(directory, asset);
      return [
        name,
        globSync('**/*', { cwd: folder, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))),
      ];
    }),
  );
}

test('each image is built from its own sources and contracts, and sees nothing else', () => {
  const { trainer = [], 'model-server': modelServer = [] } = contexts();

  expect(trainer).toContain('containers/trainer/requirements.txt');
  expect(trainer).toContain('containers/trainer/requirements-gpu.txt');
  expect(trainer).toContain('contracts/catalogue.json');
  expect(trainer.filter((file) => !/^(containers\/trainer\/|contracts\/catalogue\.json$)/.test(file))).toEqual([]);
  expect(modelServer).toContain('containers/model-server/src/main.ts');
  expect(modelServer).toContain('contracts/package/index.ts');
  expect(
    modelServer.filter((file) => /node_modules|\.test\.ts$|__pycache__|^(lambdas|infra|web|local)\//.test(file)),
  ).toEqual([]);
});
