// @vitest-environment jsdom
import { flowSchema } from '@flowi/contracts/flow';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../../testing/api-server.ts';
import {
  makeFlow,
  makeFlowRecord,
  makeFlowSchedule,
  makeFlowVersion,
  makeProject,
} from '../../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows/iris/edit?tab=schedule';
const TIMES = [
  { at: '2026-10-31T05:30:00.000Z', local: '2026-10-31T01:30:00', offset: '-04:00' },
  { at: '2026-11-01T05:30:00.000Z', local: '2026-11-01T01:30:00', offset: '-04:00' },
  { at: '2026-11-02T06:30:00.000Z', local: '2026-11-02T01:30:00', offset: '-05:00' },
];
const CHANGE = {
  at: '2026-11-01T06:00:00.000Z',
  from: '-04:00',
  to: '-05:00',
  skipped: [],
  repeated: ['2026-11-01T01:30:00'],
};

let stored = makeFlowRecord();
let schedule = makeFlowSchedule();
beforeEach(() => {
  localStorage.clear();
  stored = makeFlowRecord();
  schedule = makeFlowSchedule();
  const { answers } = server();
  answers['flows.get'] = () => stored;
  answers['flows.saveDraft'] = ({ body }) => {
    const { document } = z.object({ document: flowSchema }).parse(body);
    stored = { ...stored, draft: document, revision: stored.revision + 1 };
    return stored;
  };
  answers['flows.schedule'] = () => schedule;
  answers['flows.previewSchedule'] = () => ({ times: TIMES, clockChanges: [CHANGE] });
  answers['flows.createVersion'] = () => ({ ...makeFlowVersion(), issues: [] });
});

const open = async () => {
  renderConsole(server(), ADDRESS);
  await screen.findByRole('heading', { name: 'In service' });
  return userEvent.setup();
};
const asked = (name: string) => server().asked.filter(({ route }) => route === name);
const theSwitch = () => screen.findByRole('checkbox', { name: /^(On|Off)/ });

it('shows the schedule in words and the next times of the API, with what changing clocks do to them', async () => {
  await open();

  expect(await screen.findAllByText('At 06:00, only on Monday')).not.toHaveLength(0);
  const times = within(await screen.findByRole('table', { name: 'Next times' }));
  expect(times.getAllByRole('row')).toHaveLength(4);
  expect(times.getByRole('columnheader', { name: 'In America/Sao_Paulo' })).toBeDefined();
  expect(within(times.getAllByRole('row')[3]!).getByText('clocks change before')).toBeDefined();
  expect(screen.getByText(/this time comes twice, so the schedule fires at the first one only/)).toBeDefined();
  expect(asked('flows.previewSchedule')[0]?.body).toEqual({ cron: '0 6 * * 1', timezone: 'America/Sao_Paulo' });
});

it('keeps an expression that the choices cannot say, and tells what no scheduler takes', async () => {
  stored = makeFlowRecord({
    draft: makeFlow({ schedule: { cron: '0 6,18 * * mon-fri', timezone: 'UTC', enabled: false } }),
  });
  const user = await open();
  const field = screen.getByRole('textbox', { name: 'Cron expression' });

  expect(field).toHaveProperty('value', '0 6,18 * * mon-fri');
  expect(screen.getByRole('button', { name: /Repeats By a cron expression/ })).toBeDefined();
  await user.clear(field);
  await user.type(field, '0 6 L * *');

  expect(await screen.findByText(/day-of-month is "L"; allowed are/)).toBeDefined();
  expect(await screen.findByText('Mend the schedule to see its next times.')).toBeDefined();
  await waitFor(() => expect(stored.draft.schedule?.cron).toBe('0 6 L * *'));
});

it('chooses without an expression: the day of the week and the time stay', async () => {
  const user = await open();
  await user.click(screen.getByRole('checkbox', { name: /^Wed/ }));
  expect(screen.getByRole('textbox', { name: 'Cron expression' })).toHaveProperty('value', '0 6 * * 1,3');

  await user.click(screen.getByRole('button', { name: /^Repeats/ }));
  await user.click(await screen.findByRole('option', { name: 'Every day' }));

  expect(screen.getByRole('textbox', { name: 'Cron expression' })).toHaveProperty('value', '0 6 * * *');
  await waitFor(() =>
    expect(stored.draft.schedule).toMatchObject({ cron: '0 6 * * *', timezone: 'America/Sao_Paulo' }),
  );
});

it('switches on at once what people see: the draft is saved and frozen before', async () => {
  schedule = makeFlowSchedule({ state: 'paused', enabled: false });
  server().answers['flows.setSchedule'] = () => {
    schedule = makeFlowSchedule();
    return { enabled: true, next: [] };
  };
  const user = await open();
  await user.click(screen.getByRole('checkbox', { name: /^Wed/ }));
  await user.click(await theSwitch());

  expect(await screen.findByText('Active')).toBeDefined();
  await waitFor(() => expect(asked('flows.setSchedule')).toHaveLength(1));
  const order = server().asked.map(({ route }) => route);
  const acts = order.filter((name) => /saveDraft|createVersion|setSchedule/.test(name));
  expect(acts).toEqual(['flows.saveDraft', 'flows.createVersion', 'flows.setSchedule']);
  expect(asked('flows.setSchedule')[0]?.body).toEqual({ enabled: true });
});

it('goes back to the real state when switching is refused, and says why until it is closed', async () => {
  server().answers['flows.setSchedule'] = () => {
    throw new Refusal('upstream_unavailable', 'The scheduler is busy.');
  };
  const user = await open();
  expect(await theSwitch()).toHaveProperty('checked', true);
  await user.click(await theSwitch());

  expect(await screen.findByText('The schedule is as it was')).toBeDefined();
  expect(screen.getByText('The scheduler is busy.')).toBeDefined();
  await waitFor(async () => expect(await theSwitch()).toHaveProperty('checked', true));
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText('The scheduler is busy.')).toBeNull();
});

it('says when the draft is not what is in service, and puts it there', async () => {
  schedule = makeFlowSchedule({ timing: { cron: '0 7 * * 1', timezone: 'America/Sao_Paulo' } });
  const user = await open();

  expect(await screen.findByText(/switched on is the schedule of version 2/)).toBeDefined();
  schedule = makeFlowSchedule();
  await user.click(screen.getByRole('button', { name: 'Put the draft in service' }));

  await waitFor(() => expect(asked('flows.createVersion')).toHaveLength(1));
  await waitFor(() => expect(screen.queryByText(/switched on is the schedule of version 2/)).toBeNull());
  expect(asked('flows.setSchedule')).toHaveLength(0);
});

it('does not switch on a draft that cannot run', async () => {
  stored = makeFlowRecord({ draft: makeFlow({ edges: [] }) });
  schedule = makeFlowSchedule({ state: 'paused', enabled: false });
  const user = await open();
  await user.click(await theSwitch());

  expect(await screen.findByText(/The draft cannot run yet/)).toBeDefined();
  expect(asked('flows.createVersion')).toHaveLength(0);
  await waitFor(async () => expect(await theSwitch()).toHaveProperty('checked', false));
});

it('tells what every time led to', async () => {
  schedule = makeFlowSchedule({
    state: 'failing',
    fires: [
      { scheduledFor: '2026-01-26T09:00:00.000Z', outcome: 'waiting', run: null, reason: null },
      { scheduledFor: '2026-01-19T09:00:00.000Z', outcome: 'missed', run: null, reason: null },
      { scheduledFor: '2026-01-12T09:00:00.000Z', outcome: 'refused', run: null, reason: 'C is -1.' },
      {
        scheduledFor: '2026-01-05T09:00:00.000Z',
        outcome: 'started',
        run: { runId: 'run-9', state: 'failed', decision: null },
        reason: null,
      },
      {
        scheduledFor: '2025-12-29T09:00:00.000Z',
        outcome: 'started',
        run: { runId: 'run-8', state: 'succeeded', decision: 'promoted' },
        reason: null,
      },
    ],
  });
  await open();

  expect(await screen.findByText('Failing')).toBeDefined();
  const history = within(await screen.findByRole('table', { name: 'History' }));
  const texts = ['On its way', 'Missed', 'Refused', 'C is -1.', 'Failed', 'Its model went live.'];
  for (const text of texts) expect(history.getByText(text)).toBeDefined();
  expect(history.getByRole('link', { name: 'Run run-9' }).getAttribute('href')).toBe('/projects/team/runs/run-9');
});

it('says that no time has come yet, or that the history could not be loaded', async () => {
  await open();
  expect(await screen.findByText('No time has come yet')).toBeDefined();

  server().answers['flows.schedule'] = () => {
    throw new Refusal('upstream_unavailable', 'The table is busy.');
  };
  renderConsole(server(), ADDRESS);
  expect(await screen.findByText('The history could not be loaded')).toBeDefined();
});

it('plans a single run and takes it back', async () => {
  const at = '2027-01-31T06:00:00';
  server().answers['flows.setSchedule'] = ({ body }) => {
    const { enabled } = z.object({ enabled: z.boolean() }).parse(body);
    const once = { at, timezone: 'America/Sao_Paulo', time: '2027-01-31T09:00:00.000Z' };
    schedule = makeFlowSchedule({ once: enabled ? once : null });
    return { enabled, next: [] };
  };
  const user = await open();
  const plan = screen.getByRole('button', { name: 'Plan this run' });
  expect(plan).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: /Date/ }), '2027/01/31');
  await waitFor(() =>
    expect(asked('flows.previewSchedule').at(-1)?.body).toEqual({ at, timezone: 'America/Sao_Paulo' }),
  );
  await user.click(plan);

  expect(await screen.findByText(/^Planned for .*31 Jan 2027.*, in America\/Sao_Paulo$/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await screen.findByRole('button', { name: 'Plan this run' });
  expect(asked('flows.setSchedule').map(({ body }) => body)).toEqual([
    { enabled: true, at, timezone: 'America/Sao_Paulo' },
    { enabled: false, at },
  ]);
});

it('adds and removes a schedule, and chooses the tracker', async () => {
  stored = makeFlowRecord({ draft: makeFlow({ schedule: null }) });
  schedule = makeFlowSchedule({ state: 'none', enabled: false, timing: null });
  const user = await open();
  expect(await theSwitch()).toHaveProperty('disabled', true);

  await user.click(screen.getByRole('button', { name: 'Add a schedule' }));
  await waitFor(() => expect(stored.draft.schedule).toMatchObject({ cron: '0 6 * * *', enabled: false }));
  await user.click(screen.getByRole('radio', { name: /None/ }));
  await waitFor(() => expect(stored.draft.tracking.provider).toBe('none'));
  await user.click(screen.getByRole('button', { name: 'Remove the schedule' }));
  await waitFor(() => expect(stored.draft.schedule).toBeNull());
});

it('lets a viewer look and change nothing', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject({ role: 'viewer' })] });
  await open();

  expect(await theSwitch()).toHaveProperty('disabled', true);
  for (const name of ['Remove the schedule', 'Plan this run'])
    expect(screen.getByRole('button', { name })).toHaveProperty('disabled', true);
  expect(screen.getByRole('textbox', { name: 'Cron expression' })).toHaveProperty('readOnly', true);
});

it('helps on the tab while it is open, and on the draft again afterwards', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Help on this page' }));
  const help = await screen.findByRole('complementary', { name: 'Help' });
  expect(within(help).getByRole('heading', { name: 'Schedule' })).toBeDefined();

  await user.click(screen.getByRole('tab', { name: 'Text' }));

  expect(await within(help).findByRole('heading', { name: 'The draft of a flow' })).toBeDefined();
});
