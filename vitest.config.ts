import { configDefaults, defineConfig } from 'vitest/config';
import { GROUPS, INTEGRATION_FILES } from './tools/test-groups/groups.ts';

const MINUTE = 60_000;

export default defineConfig({
  test: {
    projects: GROUPS.map((group) => ({
      extends: true,
      test: {
        name: group.name,
        include: [...group.include],
        exclude: [...configDefaults.exclude, '**/cdk.out/**', ...(group.serial ? [] : [INTEGRATION_FILES])],
        fileParallelism: !group.serial,
        testTimeout: group.serial ? 5 * MINUTE : MINUTE / 2,
        hookTimeout: group.serial ? 5 * MINUTE : MINUTE / 2,
      },
    })),
  },
});
