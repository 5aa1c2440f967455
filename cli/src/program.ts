import { Command } from 'commander';
import { batchCommands } from './commands/batches.ts';
import { catalogueCommands } from './commands/catalogue.ts';
import { datasetCommands } from './commands/datasets.ts';
import { deploymentCommands } from './commands/deployments.ts';
import { doctorCommand } from './commands/doctor.ts';
import { flowCommands } from './commands/flows.ts';
import { instanceCommands } from './commands/instance.ts';
import { modelCommands } from './commands/models.ts';
import { monitoringCommands } from './commands/monitoring.ts';
import { notificationCommands } from './commands/notifications.ts';
import { projectCommands } from './commands/projects.ts';
import { runCommands } from './commands/runs.ts';
import { scheduleCommands } from './commands/schedules.ts';
import { tokenCommands } from './commands/token.ts';
import { createOutput, type Output } from './output.ts';
import { openProfile } from './profiles/open-profile.ts';
import type { Run } from './run.ts';
import type { GlobalOptions, Session } from './session.ts';

/** The `flowi` command with all its verbs. Nothing is contacted before an action runs. */
export function createProgram(stdout: NodeJS.WritableStream, stderr: NodeJS.WritableStream): Command {
  const program = new Command('flowi');
  program
    .description('Draw a flow, run it as many trials, gate, deploy, watch')
    .option('--json', 'print one JSON document on stdout and nothing else', false)
    .option('--project <id>', 'project to work in', 'default')
    .option('--profile <name>', 'laptop, or the name of a profile that reaches an AWS stage', 'laptop')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError('(flowi --help lists the verbs)')
    .exitOverride();

  const output = (): Output => createOutput(globals(program).json, stdout, stderr);
  const run: Run =
    (action) =>
    async (...args) => {
      const { profile, project } = globals(program);
      const session: Session = { ...(await openProfile(profile)), projectId: project, output: output() };
      await action(session, ...args);
    };

  instanceCommands(program, output);
  doctorCommand(program, output);
  for (const add of [
    catalogueCommands,
    projectCommands,
    datasetCommands,
    flowCommands,
    scheduleCommands,
    runCommands,
    modelCommands,
    deploymentCommands,
    batchCommands,
    monitoringCommands,
    notificationCommands,
    tokenCommands,
  ])
    add(program, run);
  return program;
}

function globals(program: Command): GlobalOptions {
  return program.opts<GlobalOptions>();
}
