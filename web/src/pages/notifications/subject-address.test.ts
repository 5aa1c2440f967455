import { NOTIFICATION_KINDS, type Notification } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { subjectAddress } from './subject-address.ts';

const told: Notification = {
  projectId: 'p',
  notificationId: 'n',
  kind: 'run_failed',
  flowId: 'iris',
  of: null,
  subject: '',
  text: '',
  at: '2026-01-31T06:00:00.000Z',
};

it('leads to what was told of', () => {
  const addressOf = (type: NonNullable<Notification['of']>['type']) =>
    subjectAddress({ ...told, of: { type, id: 'x' } });

  expect(addressOf('run')).toBe('/projects/p/runs/x');
  expect(addressOf('batch_job')).toBe('/projects/p/batch-jobs/x');
  expect(addressOf('deployment')).toBe('/projects/p/deployments/x');
  expect(addressOf('drift_report')).toBe('/projects/p/deployments/iris-online?tab=monitoring&report=x');
});

it('leads near it where the notification names nothing', () => {
  const addresses = NOTIFICATION_KINDS.map((kind) => subjectAddress({ ...told, kind }));

  expect(new Set(addresses)).toEqual(
    new Set([
      '/projects/p/flows/iris',
      '/projects/p/batch-jobs?flow=iris',
      '/projects/p/deployments/iris-online?tab=monitoring',
    ]),
  );
});
