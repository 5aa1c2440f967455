import { globSync } from 'node:fs';
import { ROOT } from '../lib/paths.ts';

/** What `npm test` can run by name. The Vitest projects of vitest.config.ts have the same names. */
export interface TestGroup {
  name: string;
  about: string;
  /** Files of the Vitest project. */
  include: readonly string[];
  /** Folders with Python tests, each with its own pytest settings. */
  python: readonly string[];
  /** Groups that start Flowi: each worker has an instance of its own, and a test may take minutes. */
  instances: boolean;
  /** Runs around all files of the Vitest project. @default nothing */
  setup?: string;
}

const BESIDE_CODE = '{contracts,lambdas,infra,containers/model-server,web,local,cli,bench,tools}';

export const INTEGRATION_FILES = '**/*.integ.test.ts';

/** Runs around all files of every Vitest project. */
export const TEMPORARY_FOLDER = 'tools/test-groups/temporary-folder.ts';

export const GROUPS: readonly TestGroup[] = [
  {
    name: 'unit',
    about: 'fast: tests beside the code, no processes',
    include: [`${BESIDE_CODE}/**/*.test.{ts,tsx}`],
    python: ['containers/trainer', 'local'],
    instances: false,
  },
  {
    name: 'contract',
    about: 'the same fixtures judged by TypeScript and Python; library, ONNX and server agree',
    include: ['test/parity/**/*.test.ts'],
    python: ['test/parity'],
    instances: false,
  },
  {
    name: 'infra',
    about: 'templates of every stage',
    include: ['test/infra/**/*.test.ts'],
    python: [],
    instances: false,
  },
  {
    name: 'integration',
    about: 'on the laptop substrate',
    include: ['test/integration/**/*.test.ts', `${BESIDE_CODE}/${INTEGRATION_FILES}`],
    python: [],
    instances: true,
    setup: 'test/integration/support/global-setup.ts',
  },
  {
    name: 'e2e',
    about: 'the whole product',
    include: ['test/e2e/**/*.test.ts'],
    python: [],
    instances: true,
    setup: 'test/integration/support/global-setup.ts',
  },
];

const NOT_TESTS = ['**/node_modules/**', '**/dist/**', '**/cdk.out/**'];

export function hasVitestFiles(group: TestGroup): boolean {
  const files = globSync([...group.include], { cwd: ROOT, exclude: NOT_TESTS });
  return group.instances ? files.length > 0 : files.some((file) => !file.endsWith('.integ.test.ts'));
}

export function pythonFoldersWithTests(group: TestGroup): readonly string[] {
  return group.python.filter(
    (folder) => globSync(`${folder}/**/test_*.py`, { cwd: ROOT, exclude: NOT_TESTS }).length > 0,
  );
}
