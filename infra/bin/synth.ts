// npm run synth: writes the templates of the stages in AWS to cdk.out/<stage>, without AWS, network or Docker.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { STAGES } from '../config/stages.ts';
import { bundleFunctions } from '../constructs/functions/bundle.ts';
import { REPOSITORY } from '../constructs/paths.ts';
import { buildConsole } from '../constructs/web-hosting/build-console.ts';
import { addFlowi, makeApp } from '../stacks/flowi-app.ts';

// The CDK writes where each construct was made: files of this machine. `cdk synth -c stage=prod` still does.
Error.stackTraceLimit = 0;

const bundles = bundleFunctions('packaged');
const consoleFiles = buildConsole();
for (const config of [STAGES.dev, STAGES.prod]) {
  const outdir = path.join(REPOSITORY, 'cdk.out', config.name);
  rmSync(outdir, { recursive: true, force: true });
  const app = makeApp(config, outdir);
  addFlowi(app, { config, bundles, console: consoleFiles });
  app.synth();
  const templates = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
  console.log(`cdk.out/${config.name}: ${templates.join(', ')}`);
}
