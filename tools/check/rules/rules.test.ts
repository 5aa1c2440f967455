import { describe, expect, it } from 'vitest';
import { RULES } from './rules.ts';

function violations(path: string, text: string): readonly string[] {
  return RULES.filter((rule) => rule.applies(path)).flatMap((rule) => rule.check({ path, text }));
}

describe('house rules', () => {
  it('let an ordinary file pass', () => {
    expect(violations('lambdas/handlers/x/handler.ts', 'export const x = 1;\n')).toEqual([]);
  });

  it('refuse a file of more than 400 lines, unless it is generated', () => {
    const text = 'x\n'.repeat(401);

    expect(violations('cli/commands/run.ts', text)).toHaveLength(1);
    expect(violations('contracts/client/client.generated.ts', text)).toEqual([]);
    expect(violations('containers/trainer/src/flowi/contracts/sayings.py', text)).toEqual([]);
  });

  it('refuse an address in a lock file, but not a funding page', () => {
    expect(violations('package-lock.json', '{"resolved": "https://example.org/a.tgz"}')).toHaveLength(1);
    expect(violations('local/requirements.txt', '--index-url https://example.org/simple')).toHaveLength(1);
    expect(violations('package-lock.json', '{"url": "https://example.org/sponsor"}')).toEqual([]);
  });

  it('refuse a lock file without the programs of other systems', () => {
    const packages = {
      '': {},
      'node_modules/a/node_modules/tool': { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } },
      'node_modules/a/node_modules/tool-linux': { version: '1.0.0' },
    };
    const withDarwin = (version: string) =>
      JSON.stringify({ packages: { ...packages, 'node_modules/tool-darwin': { version } } });

    expect(violations('package-lock.json', JSON.stringify({ packages }))).toEqual([
      expect.stringContaining('tool-darwin 1.0.0'),
    ]);
    expect(violations('package-lock.json', withDarwin('0.9.0'))).toHaveLength(1);
    expect(violations('package-lock.json', withDarwin('1.0.0'))).toEqual([]);
  });

  it('name the line of what is unfinished', () => {
    const marker = ['TO', 'DO'].join('');

    expect(violations('containers/trainer/src/flowi/a.py', `x = 1\n# ${marker}: more\n`)[0]).toMatch(/^2: /);
  });

  it('keep object schemas in contracts, env files and forms', () => {
    const text = 'const shape = z.object({});\n';

    expect(violations('lambdas/handlers/x/handler.ts', text)).toHaveLength(1);
    expect(violations('lambdas/handlers/x/env.ts', text)).toEqual([]);
    expect(violations('contracts/flow/flow.schema.ts', text)).toEqual([]);
  });

  it('refuse module mocks of our own code only', () => {
    expect(violations('lambdas/a.test.ts', "vi.mock('./b.ts');\n")).toHaveLength(1);
    expect(violations('lambdas/a.test.ts', "vi.mock('node:fs');\n")).toEqual([]);
  });

  it.each([
    ['web/src/a.module.css', '  color: #fff;'],
    ['web/src/a.module.css', '  background: rgb(0 0 0 / 10%);'],
    ['web/src/a.module.css', '  border: 1px solid grey;'],
    ['web/src/a.tsx', "const fill = '#0972d3';"],
  ])('refuse a colour of one theme only: %s, %s', (path, text) => {
    expect(violations(path, text)).toHaveLength(1);
  });

  it.each([
    [
      'web/src/a.module.css',
      '  color: var(--canvas-text);\n  background: color-mix(in srgb, currentcolor 10%, transparent);',
    ],
    ['web/src/a.tsx', "const address = '#settings'; class A { #face = 1; }"],
    ['web/src/app/base.css', '  --page-background: #fff;'],
  ])('let colours of the theme pass: %s', (path, text) => {
    expect(violations(path, text)).toEqual([]);
  });
});
