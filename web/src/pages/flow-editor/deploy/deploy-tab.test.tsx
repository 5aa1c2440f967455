// @vitest-environment jsdom
import { flowSchema } from '@flowi/contracts/flow';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import {
  makeFlow,
  makeFlowRecord,
  makeFlowSchedule,
  makeGatePreview,
  makeProject,
} from '../../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows/iris/edit?tab=deploy';

let stored = makeFlowRecord();
beforeEach(() => {
  localStorage.clear();
  stored = makeFlowRecord();
  const { answers } = server();
  answers['flows.get'] = () => stored;
  answers['flows.saveDraft'] = ({ body }) => {
    const { document } = z.object({ document: flowSchema }).parse(body);
    stored = { ...stored, draft: document, revision: stored.revision + 1 };
    return stored;
  };
  answers['flows.schedule'] = () => makeFlowSchedule();
  answers['flows.previewGate'] = () => makeGatePreview();
  answers['flows.previewSchedule'] = () => makeFlowSchedule().preview;
  answers['deployments.list'] = () => ({ items: [], cursor: null });
});

const open = async () => {
  renderConsole(server(), ADDRESS);
  await screen.findByRole('heading', { name: 'Gate' });
  return userEvent.setup();
};
const deploy = () => stored.draft.deploy;

it('says what the gate would decide with the last run, and asks again when it changes', async () => {
  await open();

  expect(await screen.findByText('With the last run, trial 4 would be deployed.')).toBeDefined();
  expect(screen.getByText('Trial 1 fails by 0.013.')).toBeDefined();
  expect(screen.getByText('accuracy is 0.9667; the gate asks for at least 0.9.')).toBeDefined();
  server().answers['flows.previewGate'] = ({ body }) => {
    const { gate } = z.object({ gate: z.object({ threshold: z.number() }) }).parse(body);
    const [first] = makeGatePreview().trials;
    return makeGatePreview({
      trials: [
        { ...first!, outcome: 'refused', margin: 0.9667 - gate.threshold, reason: `at least ${gate.threshold}` },
      ],
    });
  };
  fireEvent.change(screen.getByRole('textbox', { name: 'At least' }), { target: { value: '0,98' } });

  expect(
    await screen.findByText(
      'With the last run, nothing would be deployed: trial 4 would be chosen and fails by 0.0133.',
    ),
  ).toBeDefined();
  expect(screen.getByText('at least 0.98')).toBeDefined();
  await waitFor(() => expect(deploy().gate?.threshold).toBe(0.98));
});

it('takes a change back with Ctrl+Z, as on the canvas', async () => {
  const user = await open();
  const before = deploy().online.enabled;
  await user.click(screen.getByLabelText(/^Serve what goes live/));
  await waitFor(() => expect(deploy().online.enabled).toBe(!before));

  await user.keyboard('{Control>}z{/Control}');

  await waitFor(() => expect(deploy().online.enabled).toBe(before));
});

it('shows every trial with its margin and the rows it was measured on', async () => {
  const user = await open();
  await user.click(await screen.findByRole('button', { name: 'Every trial (2)' }));

  const table = within(screen.getByRole('table', { name: 'Every trial (2)' }));
  expect(table.getByText('0.9667 (held-out rows)')).toBeDefined();
  expect(table.getByText('fails by 0.013')).toBeDefined();
  expect(table.getByText('4, would be chosen')).toBeDefined();
});

it('says what it cannot know: no run yet, or a metric that was not measured', async () => {
  server().answers['flows.previewGate'] = () => makeGatePreview({ run: null, chosen: null, trials: [] });
  await open();
  expect(await screen.findByText(/No run of this flow has finished yet/)).toBeDefined();

  server().answers['flows.previewGate'] = () => makeGatePreview({ metric: 'f1_macro', chosen: null, trials: [] });
  renderConsole(server(), ADDRESS);
  expect(await screen.findByText(/the last run did not measure f1_macro/)).toBeDefined();
});

it('shows problems at their fields, by the rules of the API', async () => {
  stored = makeFlowRecord({
    draft: makeFlow({ deploy: { gate: { metric: 'accuracy', threshold: 1.5 }, batch: { enabled: true } } }),
  });
  await open();

  expect(await screen.findByText(/threshold is 1.5, but accuracy lies between 0 and 1/)).toBeDefined();
  expect(screen.getByText(/batch is enabled but has no source/)).toBeDefined();
  expect(screen.getByText('Larger is better.')).toBeDefined();
});

it('says what happens without a live model and without a comparison, as the gate is set', async () => {
  const user = await open();
  expect(screen.getByText(/While no model is live, reaching the bound is enough/)).toBeDefined();
  expect(screen.getByText(/When the two cannot be compared/)).toBeDefined();

  await user.click(screen.getByRole('checkbox', { name: /Must beat the live model/ }));
  expect(await screen.findByText(/replaced even by a worse one/)).toBeDefined();
  expect(screen.queryByText(/When the two cannot be compared/)).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Least gain' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('checkbox', { name: /A person approves/ }));
  await waitFor(() => expect(deploy().gate).toMatchObject({ mustBeatLive: false, approval: true }));
});

it('takes the gate away and puts one back with the metric of the flow', async () => {
  const user = await open();
  await user.click(screen.getByRole('checkbox', { name: /Use a gate/ }));
  await waitFor(() => expect(deploy().gate).toBeNull());
  expect(screen.getByText(/Without a gate, the best trial goes live when it beats the live model/)).toBeDefined();

  await user.click(screen.getByRole('checkbox', { name: /Use a gate/ }));
  await waitFor(() => expect(deploy().gate).toMatchObject({ metric: 'accuracy', mustBeatLive: true }));
});

it('chooses where the endpoint is and shows the address of the one that is there', async () => {
  const at = '2026-01-31T06:00:00.000Z';
  const endpoint = {
    projectId: 'team',
    deploymentId: 'iris-online',
    flowId: 'iris',
    kind: 'online',
    state: 'in_service',
    modelVersion: 3,
    target: 'serverless',
    endpointName: 'flowi-iris',
    batch: null,
    failure: null,
    createdAt: at,
    updatedAt: at,
  };
  server().answers['deployments.list'] = () => ({ items: [endpoint], cursor: null });
  const user = await open();

  expect(await screen.findByText(`${server().url}/projects/team/deployments/iris-online/invocations`)).toBeDefined();
  expect(screen.getByRole('link', { name: 'Endpoint of model version 3' })).toBeDefined();
  expect(screen.getByRole('radio', { name: /Fargate/ })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('radio', { name: /Real time/ }));
  await waitFor(() => expect(deploy().online).toEqual({ enabled: true, target: 'realtime' }));
});

it('plans batches: source, destination, scores and a schedule with its next times', async () => {
  const user = await open();
  expect(await screen.findByText(/There is no endpoint yet/)).toBeDefined();
  await user.click(screen.getByRole('checkbox', { name: /Score batches/ }));
  fireEvent.change(await screen.findByRole('combobox', { name: 'Source' }), { target: { value: 'iris' } });
  fireEvent.change(screen.getByRole('textbox', { name: 'Destination' }), { target: { value: 's3://out/iris/' } });
  await user.click(screen.getByRole('checkbox', { name: /A score for each class/ }));
  await user.click(screen.getByRole('checkbox', { name: /Score by itself/ }));

  expect(await screen.findByRole('table', { name: 'Next times' })).toBeDefined();
  await waitFor(() =>
    expect(deploy().batch).toMatchObject({
      enabled: true,
      source: 'iris',
      destination: 's3://out/iris/',
      scores: true,
      schedule: { cron: '0 2 * * *', enabled: true },
    }),
  );
});

it('lets a viewer look and change nothing', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject({ role: 'viewer' })] });
  await open();

  for (const name of [/Use a gate/, /Serve what goes live/, /Score batches/])
    expect(screen.getByRole('checkbox', { name })).toHaveProperty('disabled', true);
  expect(screen.getByRole('textbox', { name: 'At least' })).toHaveProperty('readOnly', true);
});
