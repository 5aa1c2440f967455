import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRun } from '../../test/factories/runs.ts';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { readRunLog } from './read-run-log.ts';

const key = { projectId: 'demo', runId: 'run-1' };
const path = 'projects/demo/runs/run-1/attempt-1/log.txt';

describe('a log', () => {
  it('read as it grows, byte for byte, is the whole log', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        async (text, cuts) => {
          const { ports, stores, fakes } = makeWorld();
          stores.runs.set(makeRun({ state: 'training' }));
          const whole = new TextEncoder().encode(text);
          const bytes = Object.assign(new Uint8Array(whole), {});
          let shown = 0;
          // The store gives out bytes; a text store would never cut a character.
          fakes.modelStore.readRange = async (_, from, limit) => ({
            bytes: bytes.slice(from, Math.min(shown, from + limit)),
            size: shown,
          });
          let read = '';
          let next = 0;
          for (const cut of [...cuts].sort((a, b) => a - b)) {
            shown = Math.min(cut, bytes.length);
            const part = await readRunLog(ports, { ...key, from: next });
            read += part.text;
            next = part.next;
            expect(part.finished).toBe(false);
          }
          shown = bytes.length;
          stores.runs.set(makeRun({ state: 'succeeded' }));
          const last = await readRunLog(ports, { ...key, from: next });

          expect(last.finished).toBe(true);
          expect(read + last.text).toBe(new TextDecoder('utf-8', { ignoreBOM: false }).decode(whole));
        },
      ),
    );
  });

  it('of an earlier attempt is finished, and one that was never written is empty', async () => {
    const { ports, stores, fakes } = makeWorld();
    stores.runs.set(makeRun({ state: 'training', attempt: 2 }));
    fakes.modelStore.put(path, 'first');

    expect(await readRunLog(ports, { ...key, attempt: 1, from: 0 })).toEqual({
      attempt: 1,
      text: 'first',
      next: 5,
      finished: true,
    });
    expect(await readRunLog(ports, { ...key, from: 0 })).toEqual({ attempt: 2, text: '', next: 0, finished: false });
  });

  it('of a node is its lines, each of them whole, however the log grew', async () => {
    const { ports, stores, fakes } = makeWorld();
    stores.runs.set(makeRun({ state: 'training' }));
    const lines = [
      '2026-01-31 06:00:00,000 INFO phase: fitting',
      '2026-01-31 06:00:00,100 INFO [fill trial 1] fitted in 0.001 s',
      '2026-01-31 06:00:00,200 ERROR [svc trial 1] it broke',
      '2026-01-31 06:00:00,200 ERROR [svc trial 1] Traceback: [fill trial 1]',
      '2026-01-31 06:00:00,300 INFO [svc trial 2] fitted in 0.1 s',
    ];
    const text = lines.map((line) => `${line}\n`).join('');
    fakes.modelStore.put(path, text.slice(0, text.indexOf('it broke')));
    const first = await readRunLog(ports, { ...key, from: 0, node: 'svc' });
    fakes.modelStore.put(path, text);
    stores.runs.set(makeRun({ state: 'failed' }));

    const rest = await readRunLog(ports, { ...key, from: first.next, node: 'svc' });

    expect(first).toMatchObject({ text: '', finished: false });
    expect(rest.text.split('\n')).toEqual([...lines.slice(2), '']);
    expect(rest).toMatchObject({ next: text.length, finished: true });
  });

  it('of a node goes on past a line that is longer than a reply', async () => {
    const { ports, stores, fakes } = makeWorld();
    stores.runs.set(makeRun({ state: 'failed' }));
    const long = `2026-01-31 06:00:00,000 INFO [svc trial 1] ${'x'.repeat(1_500_000)}`;
    const after = '2026-01-31 06:00:00,200 ERROR [svc trial 1] it broke';
    fakes.modelStore.put(path, `${long}\n${after}\n`);

    const first = await readRunLog(ports, { ...key, from: 0, node: 'svc' });
    const rest = await readRunLog(ports, { ...key, from: first.next, node: 'svc' });

    expect(first).toMatchObject({ next: 1_000_000, finished: false });
    expect(rest).toMatchObject({ text: `${after}\n`, finished: true });
  });
});
