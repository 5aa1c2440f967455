import { configDefaults, defineConfig } from 'vitest/config';
import { GROUPS, INTEGRATION_FILES, TEMPORARY_FOLDER } from './tools/test-groups/groups.ts';

const MINUTE = 60_000;

export default defineConfig({
  test: {
    // The default leaves one processor free, which on a small machine is half of it.
    maxWorkers: '100%',
    // These packages import style sheets, which Node cannot load; Vitest reads the packages instead.
    server: { deps: { inline: [/@cloudscape-design\//] } },
    projects: GROUPS.map((group) => ({
      extends: true,
      test: {
        name: group.name,
        globalSetup: [TEMPORARY_FOLDER, ...(group.setup === undefined ? [] : [group.setup])],
        include: [...group.include],
        exclude: [...configDefaults.exclude, '**/cdk.out/**', ...(group.instances ? [] : [INTEGRATION_FILES])],
        // An instance is a dozen processes: a pair of them fills two processors, and more would need memory that a laptop lacks.
        ...(group.instances ? { maxWorkers: 2 } : {}),
        testTimeout: group.instances ? 5 * MINUTE : MINUTE / 2,
        hookTimeout: group.instances ? 5 * MINUTE : MINUTE / 2,
      },
    })),
  },
});
