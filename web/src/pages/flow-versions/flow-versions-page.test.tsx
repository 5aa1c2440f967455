// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeFlow, makeFlowRecord, makeFlowVersion } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows/iris/versions';

beforeEach(() => {
  const { answers } = server();
  answers['flows.get'] = () => makeFlowRecord({ draft: makeFlow({ description: 'of flowers' }) });
  answers['flows.versions'] = () => ({ items: [makeFlowVersion(), makeFlowVersion({ version: 1 })], cursor: null });
  answers['flows.getVersion'] = ({ params }) =>
    makeFlowVersion({
      version: Number(params['version']),
      document: makeFlow(params['version'] === '1' ? { name: 'First' } : {}),
    });
});

const cells = async () => {
  const table = within(await screen.findByRole('table', { name: 'Differences' }));
  await waitFor(() => expect(table.queryAllByRole('row').length).toBeGreaterThan(1));
  return table
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim()));
};

it('compares the newest version with the draft, unless the address says otherwise', async () => {
  renderConsole(server(), ADDRESS);

  expect(await cells()).toEqual([['Added', 'Description', 'Nothing', 'of flowers']]);
});

it('compares the two versions of the address, and turns them round', async () => {
  const { router } = renderConsole(server(), `${ADDRESS}?from=1&to=2`);
  expect(await cells()).toEqual([['Changed', 'Name', 'First', 'Iris']]);

  await userEvent.click(screen.getByRole('button', { name: 'The other way round' }));

  await waitFor(() => expect(router.state.location.search).toEqual({ from: 2, to: 1 }));
  await waitFor(async () => expect(await cells()).toEqual([['Changed', 'Name', 'Iris', 'First']]));
});

it('says what to do when there is no version, and when they can not be loaded', async () => {
  server().answers['flows.versions'] = () => ({ items: [], cursor: null });
  renderConsole(server(), ADDRESS);
  expect(await screen.findByText('No version yet')).toBeDefined();

  server().answers['flows.versions'] = () => {
    throw new Refusal('not_allowed', 'No.');
  };
  renderConsole(server(), '/projects/team/flows/other/versions');
  expect(await screen.findByText('The versions could not be loaded')).toBeDefined();
});
