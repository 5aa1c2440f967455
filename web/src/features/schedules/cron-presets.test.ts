import { readCron } from '@flowi/contracts/flow/schedule';
import { cronText } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CronPreset, cronOf, PRESET_KINDS, presetOf, presetOfKind } from './cron-presets.ts';

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }).map((all) => all.sort());
const anyPreset: fc.Arbitrary<CronPreset> = fc.oneof(
  fc.record({ kind: fc.constant('hourly' as const), minute: fc.integer({ min: 0, max: 59 }) }),
  fc.record({ kind: fc.constant('daily' as const), time }),
  fc.record({ kind: fc.constant('weekly' as const), days, time }),
  fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }), time }),
);

describe('presets of schedules', () => {
  it('are read back as they were chosen', () => {
    fc.assert(
      fc.property(anyPreset, (preset) => {
        expect(readCron(cronOf(preset)).ok).toBe(true);
        expect(presetOf(cronOf(preset))).toEqual(preset);
      }),
    );
  });

  it('never rewrite an expression: what they cannot say to the letter is none of them', () => {
    fc.assert(
      fc.property(fc.oneof(cronText, fc.string()), (text) => {
        const preset = presetOf(text);

        expect(preset === null || cronOf(preset) === text).toBe(true);
      }),
    );
  });

  it.each([
    ['0 6 * * 1-5', { kind: 'weekly', days: [1, 2, 3, 4, 5], time: '06:00' }],
    ['0 6 * * mon', null],
    ['0 6,18 * * *', null],
    ['0 6 1 1 *', null],
    ['0 6 1,15 * *', null],
    ['*/15 * * * *', null],
    ['15 * * * 1', null],
    ['00 6 * * *', null],
    ['nonsense', null],
  ])('%s', (text, preset) => {
    expect(presetOf(text)).toEqual(preset);
  });

  it('of another kind keep the time', () => {
    const daily: CronPreset = { kind: 'daily', time: '17:45' };
    const kept = PRESET_KINDS.map((kind) => cronOf(presetOfKind(kind, daily)));

    expect(kept).toEqual(['0 * * * *', '45 17 * * *', '45 17 * * 1', '45 17 1 * *']);
    expect(cronOf(presetOfKind('daily', { kind: 'hourly', minute: 5 }))).toBe('0 0 * * *');
    expect(cronOf(presetOfKind('daily', null))).toBe('0 6 * * *');
  });
});
