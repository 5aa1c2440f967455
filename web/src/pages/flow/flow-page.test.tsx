// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { makeLedger } from '../../testing/make-deployments.ts';
import { makeFlow, makeFlowRecord, makeRun, makeTraining } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows/iris';

/** What the facts say under a label, once the words for a cron expression are there. */
const fact = async (label: string) => {
  const value = (await screen.findByText(label)).closest('dt')?.nextElementSibling;
  if (label === 'Schedule') await within(screen.getByRole('main')).findByText('At 06:00, only on Monday');
  return value?.textContent;
};
const runs = async () => within(await screen.findByRole('table', { name: 'Runs' }));

it('says what is live and when the flow runs by itself', async () => {
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText(/^Version 3, since /)).toBeDefined();
  expect(await fact('Schedule')).toBe('At 06:00, only on Monday 0 6 * * 1 · America/Sao_Paulo');
  expect(await fact('Id')).toBe('iris');
});

it('tells a schedule that is switched off from none', async () => {
  server().answers['flows.get'] = () => makeFlowRecord({ scheduleEnabled: false });
  renderConsole(server(), ADDRESS);
  expect(await fact('Schedule')).toBe('At 06:00, only on Monday 0 6 * * 1 · America/Sao_Paulo, switched off');

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

it('lists the models of the flow and marks the live one', async () => {
  renderConsole(server(), `${ADDRESS}?tab=models`);

  const table = within(await screen.findByRole('table', { name: 'Model versions, newest first' }));
  await table.findByRole('link', { name: 'Version 3' });
  const rows = table.getAllByRole('row').slice(1);
  expect(rows.map((row) => within(row).getByRole('link', { name: /^Version/ }).textContent)).toEqual([
    'Version 3',
    'Version 2',
    'Version 1',
  ]);
  expect(rows.map((row) => within(row).queryByText('Live') !== null)).toEqual([true, false, false]);
});

it('tells as a line of time what went live, by whom and why, the newest first', async () => {
  renderConsole(server(), `${ADDRESS}?tab=releases`);

  await screen.findAllByRole('link', { name: 'iris-online' });
  const entries = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
  const told = entries.filter((text) => text?.includes('model version'));
  expect(told).toHaveLength(4);
  expect(told[0]).toMatch(/^Deployed.*model version 3 instead of version 2.*schedule.*iris-online/);
  expect(told[1]).toMatch(/Promoted.*accuracy reaches 0\.9\..*You.*the run/);
});

it('names another member by the e-mail address, and whoever is none by the start of the id', async () => {
  const [entry] = makeLedger();
  const [member, gone] = ['0c9d7a52-the-member', '77aa11bb-somebody'];
  server().answers['models.ledger'] = () => ({
    items: [
      { ...entry, sequence: 1, by: gone },
      { ...entry, sequence: 2, by: member },
    ],
    cursor: null,
  });
  server().answers['projects.members'] = () => ({
    items: [{ projectId: 'team', userId: member, email: 'ana@example.org', role: 'editor', addedAt: entry?.at }],
  });
  renderConsole(server(), `${ADDRESS}?tab=releases`);

  expect(await screen.findByText('ana@example.org')).toBeDefined();
  expect(screen.getByText('77aa11bb…').getAttribute('title')).toBe(gone);
});
