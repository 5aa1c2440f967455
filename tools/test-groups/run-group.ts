import path from 'node:path';
import { runTool, type Tool } from '../lib/run-tool.ts';
import { type Counts, countsOf, readPytestReport, readVitestReport } from './counts.ts';
import { hasVitestFiles, pythonFoldersWithTests, type TestGroup } from './groups.ts';

/** One runner's part of a group, as shown in the closing table. */
export interface Outcome {
  group: string;
  runner: string;
  counts: Counts;
  seconds: number;
}

interface Runner {
  name: string;
  tool: Tool;
  report: string;
  read: (text: string) => Counts;
}

function vitest(group: TestGroup, report: string): Runner {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: 'vitest',
    tool: { command: 'vitest', args: ['run', '--project', group.name, ...reporters] },
    report,
    read: readVitestReport,
  };
}

function pytest(folder: string, report: string): Runner {
  return {
    name: `pytest ${folder}`,
    tool: { command: 'python', args: ['-m', 'pytest', '-q', `--junitxml=${report}`], folder },
    report,
    read: readPytestReport,
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
  for (const { name, tool, report, read } of runnersOf(group, reportFolder)) {
    console.log(`\n--- ${group.name}: ${name} (${group.about})`);
    const { ok, seconds } = await runTool(tool, { live: true });
    outcomes.push({ group: group.name, runner: name, counts: countsOf(ok, report, read), seconds });
  }
  return outcomes;
}
