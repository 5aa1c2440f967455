import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugSchema } from '../entities/index.ts';
import { dataKeys, endpointName, executionName, modelKeys, parseS3Uri, s3Uri, scheduleName } from './index.ts';

const slug = fc
  .stringMatching(/^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/)
  .filter((text) => slugSchema.safeParse(text).success);

describe('names', () => {
  it('fit what AWS takes, whatever the ids are', () => {
    fc.assert(
      fc.property(slug, slug, fc.integer({ min: 1, max: 9_999 }), (projectId, flowId, attempt) => {
        expect(endpointName('prod', projectId, flowId)).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
        expect(scheduleName(projectId, flowId, 'batch')).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/);
        expect(executionName(`${projectId}${flowId}`, attempt)).toMatch(/^[0-9a-zA-Z-_]{1,80}$/);
      }),
    );
  });

  it('stay apart where ids run into each other, and stay the same from call to call', () => {
    expect(endpointName('dev', 'a-b', 'c')).not.toBe(endpointName('dev', 'a', 'b-c'));
    expect(scheduleName('a', 'b', 'run')).not.toBe(scheduleName('a', 'b', 'once'));
    expect(executionName('x'.repeat(90), 1)).not.toBe(executionName('x'.repeat(90), 2));
    expect(executionName('run', 2)).toBe('run-2');
    expect(endpointName('dev', 'a', 'b')).toBe(endpointName('dev', 'a', 'b'));
  });
});

describe('keys', () => {
  it('lie under their project', () => {
    const keys = [
      dataKeys.datasetVersion('demo', 'iris', 1),
      dataKeys.predictions('demo', 'iris', 'b1'),
      modelKeys.run('demo', 'r1'),
      modelKeys.attempt('demo', 'r1', 2),
      modelKeys.batchJob('demo', 'b1', 1),
      modelKeys.windows('demo', 'd1'),
    ];

    expect(keys.filter((key) => !key.startsWith('projects/demo/') || !key.endsWith('/'))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(modelKeys.attempt('demo', 'r1', 2).startsWith(modelKeys.run('demo', 'r1'))).toBe(true);
  });
});

describe('s3:// addresses', () => {
  it('come apart as they were put together', () => {
    expect(parseS3Uri(s3Uri('flowi-data', 'projects/demo/'))).toEqual({ bucket: 'flowi-data', key: 'projects/demo/' });
    expect(parseS3Uri('s3://flowi-data/')).toEqual({ bucket: 'flowi-data', key: '' });
  });

  it.each(['', 'flowi-data/x', 's3://', 's3://a/b', 's3://UPPER/x', 'https://flowi-data/x'])('refuse %j', (text) => {
    expect(() => parseS3Uri(text)).toThrow('Not an s3:// address');
  });
});
