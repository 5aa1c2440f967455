// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { makeFlow, makeFlowRecord, makeRun, makeTraining } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows/iris';

const runs = async () => within(await screen.findByRole('table', { name: 'Runs' }));

it('says what is live and when the flow runs by itself', async () => {
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText(/^Version 3, since /)).toBeDefined();
  expect(screen.getByText('0 6 * * 1 (America/Sao_Paulo)')).toBeDefined();
});

it('tells a schedule that is switched off from none', async () => {
  server().answers['flows.get'] = () => makeFlowRecord({ scheduleEnabled: false });
  renderConsole(server(), ADDRESS);
  expect(await screen.findByText('0 6 * * 1 (America/Sao_Paulo), switched off')).toBeDefined();

  server().answers['flows.get'] = () => makeFlowRecord({ flowId: 'other', draft: makeFlow({ schedule: null }) });
  renderConsole(server(), '/projects/team/flows/other');
  expect(await screen.findByText('None')).toBeDefined();
});

it('lists the runs of this flow with state and result, older ones on demand', async () => {
  server().answers['runs.list'] = ({ query }) =>
    query['cursor'] === 'older'
      ? {
          items: [makeRun({ runId: 'old', trigger: { kind: 'schedule', by: 'schedule', scheduledFor: null } })],
          cursor: null,
        }
      : { items: [makeTraining({ runId: 'new' }), makeRun()], cursor: 'older' };
  renderConsole(server(), ADDRESS);

  const table = await runs();
  await table.findByText('Training');
  expect(table.getByText('accuracy 0.9667')).toBeDefined();
  expect(server().asked.map(({ query }) => query['flowId'])).toContain('iris');

  await userEvent.click(screen.getByRole('button', { name: 'Show older ones' }));
  expect(await table.findByText('Schedule')).toBeDefined();
});

it('says what to do when the flow never ran', async () => {
  server().answers['runs.list'] = () => ({ items: [], cursor: null });
  renderConsole(server(), ADDRESS);

  expect(await (await runs()).findByText('Run the flow to train its first model.')).toBeDefined();
});
