import path from 'node:path';
import { runTool, type Tool } from '../lib/run-tool.ts';
import { hasVitestFiles, pythonFoldersWithTests, type TestGroup } from './groups.ts';
import { type Report, reportOf } from './junit-report.ts';

/** One runner's part of a group, as shown in the closing table. */
export interface Outcome extends Report {
  group: string;
  runner: string;
  seconds: number;
}

interface Runner {
  name: string;
  tool: Tool;
  report: string;
}

function vitest(group: TestGroup, report: string): Runner {
  const reporters = ['--reporter=default', '--reporter=junit', `--outputFile.junit=${report}`];
  return {
    name: 'vitest',
    tool: { command: 'vitest', args: ['run', '--project', group.name, ...reporters] },
    report,
  };
}

function pytest(folder: string, report: string): Runner {
  return {
    name: `pytest ${folder}`,
    tool: { command: 'python', args: ['-m', 'pytest', '-q', `--junitxml=${report}`], folder },
    report,
  };
}

function runnersOf(group: TestGroup, reportFolder: string): readonly Runner[] {
  const report = (name: string) => path.join(reportFolder, `${group.name}-${name.replaceAll('/', '-')}`);
  return [
    ...(hasVitestFiles(group) ? [vitest(group, report('vitest'))] : []),
    ...pythonFoldersWithTests(group).map((folder) => pytest(folder, report(folder))),
  ];
}

/** Runs every runner of a group, one after the other, with its output shown. */
export async function runGroup(group: TestGroup, reportFolder: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, tool, report } of runnersOf(group, reportFolder)) {
    console.log(`\n--- ${group.name}: ${name} (${group.about})`);
    const { ok, seconds } = await runTool(tool, { live: true });
    outcomes.push({ group: group.name, runner: name, seconds, ...reportOf(name, ok, report) });
  }
  return outcomes;
}
