import { describe, expect, it } from 'vitest';
import { isInstalled } from './node-modules.mjs';

const LOCK = {
  '': {},
  cli: { version: '0.1.0' },
  'node_modules/@flowi/cli': { link: true },
  'node_modules/zod': { version: '4.0.0' },
  'cli/node_modules/zod': { version: '3.0.0' },
  'node_modules/tool-darwin': { version: '1.0.0', optional: true },
};

function makeInstalled(changes: Record<string, { version?: string; link?: boolean }> = {}) {
  return {
    'node_modules/@flowi/cli': { link: true },
    'node_modules/zod': { version: '4.0.0' },
    'cli/node_modules/zod': { version: '3.0.0' },
    ...changes,
  };
}

describe('isInstalled', () => {
  it('accepts what npm installed on a system that needs no optional package', () => {
    expect(isInstalled(LOCK, makeInstalled())).toBe(true);
  });

  it('notices another version, also below a workspace', () => {
    expect(isInstalled(LOCK, makeInstalled({ 'node_modules/zod': { version: '3.9.0' } }))).toBe(false);
    expect(isInstalled(LOCK, makeInstalled({ 'cli/node_modules/zod': { version: '3.0.1' } }))).toBe(false);
  });

  it('notices a missing package and a missing link to a workspace', () => {
    const { 'node_modules/zod': _zod, ...withoutPackage } = makeInstalled();
    const { 'node_modules/@flowi/cli': _cli, ...withoutLink } = makeInstalled();

    expect(isInstalled(LOCK, withoutPackage)).toBe(false);
    expect(isInstalled(LOCK, withoutLink)).toBe(false);
  });
});
