import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endpointAddress, exampleRow, inferAddress, inferBody, snippetText } from './snippets.ts';

const ROW = { name: 'O\'Brien $HOME `id` \\ "quoted" \n é 🌱', age: 3.5, alive: true, missing: null };

it('passes any text through the shell as it is', () => {
  const text = snippetText('curl', { url: 'http://localhost/a', body: { instances: [ROW] } });

  const printed = spawnSync('sh', ['-c', text.replace(/^curl.*\\\n/, 'printf %s\\\\n \\\n')], { encoding: 'utf8' });
  expect(JSON.parse(printed.stdout.trim().split('\n').at(-1) ?? '')).toEqual({ instances: [ROW] });
});

it('writes values that Python reads as they were', () => {
  const values = fc.array(
    fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
      ),
      { noNullPrototype: true },
    ),
    { minLength: 1, maxLength: 4 },
  );
  const samples = fc.sample(values, 60);
  const program = samples
    .map((instances) => snippetText('python', { url: 'http://localhost/a', body: { instances } }))
    .map((text) => `${text.slice(0, text.indexOf('\nrequest ='))}\nprint(json.dumps(body))`)
    .join('\n');

  const ran = spawnSync('python3', ['-'], { input: program, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  const read = ran.stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(read).toEqual(samples.map((instances) => JSON.parse(JSON.stringify({ instances })) as unknown));
});

it('addresses both protocols below the deployment', () => {
  const deployment = { projectId: 'p', deploymentId: 'iris-online', flowId: 'iris' };

  expect(endpointAddress('http://h/api/', deployment)).toBe(
    'http://h/api/projects/p/deployments/iris-online/invocations',
  );
  expect(inferAddress('http://h/api', deployment)).toBe(
    'http://h/api/projects/p/deployments/iris-online/v2/models/iris/infer',
  );
});

it('sends the first row that lacks nothing, and a tensor for each column', () => {
  const rows = [
    { a: null, b: 'x' },
    { a: 2, b: 'y' },
  ];
  const columns = [
    { name: 'a', type: 'number' as const, nullable: true },
    { name: 'b', type: 'string' as const, nullable: false },
  ];

  expect(exampleRow(rows)).toEqual({ a: 2, b: 'y' });
  expect(inferBody({ columns }, rows)).toEqual({
    inputs: [
      { name: 'a', datatype: 'FP64', shape: [2], data: [0, 2] },
      { name: 'b', datatype: 'BYTES', shape: [2], data: ['x', 'y'] },
    ],
  });
});
