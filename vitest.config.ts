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
        exclude: [...configDefaults.exclude, '**/cdk.out/**', ...(group.serial ? [] : [INTEGRATION_FILES])],
        fileParallelism: !group.serial,
        testTimeout: group.serial ? 5 * MINUTE : MINUTE / 2,
        hookTimeout: group.serial ? 5 * MINUTE : MINUTE / 2,
      },
    })),
  },
});
