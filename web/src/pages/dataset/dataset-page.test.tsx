// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeDatasetReply, makeDatasetVersion, makeProfile } from '../../testing/make-datasets.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/datasets/iris';

const table = async (name: string) => within(await screen.findByRole('table', { name }));
const rowOf = async (list: string, name: string) => within((await (await table(list)).findByText(name)).closest('tr')!);

it('shows what is in the latest version: types, missing, distinct, ranges and warnings', async () => {
  renderConsole(server(), ADDRESS);

  const row = await rowOf('Columns of the table', 'petal_length');
  expect(row.getByText('Number')).toBeDefined();
  expect(row.getByText('2%')).toBeDefined();
  expect(row.getByText('43')).toBeDefined();
  expect(row.getByText('1 to 6.9')).toBeDefined();
  expect(row.getByRole('img', { name: 'Distribution of petal_length' })).toBeDefined();
  const species = await rowOf('Columns of the table', 'species');
  expect(species.getByText('Every value is written in lower case.')).toBeDefined();
});

it('shows one column large, keeps it in the address, and has the chart as a table too', async () => {
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'petal_length' }));

  const chart = within(await screen.findByRole('figure', { name: 'Distribution of petal_length' }));
  expect(router.state.location.search).toMatchObject({ column: 'petal_length' });
  await userEvent.click(chart.getByRole('button', { name: 'Show as a table' }));
  const counts = chart.getAllByRole('row').map((row) => row.textContent);
  expect(counts).toHaveLength(4);
  expect(counts[1]).toContain('50');
});

it('finds columns by name, type or warning; the filter is part of the address', async () => {
  const { router } = renderConsole(server(), `${ADDRESS}?q=lower`);

  await rowOf('Columns of the table', 'species');
  expect(screen.queryByText('petal_width')).toBeNull();

  const box = screen.getByRole('searchbox', { name: 'Find columns' });
  await userEvent.clear(box);
  await userEvent.type(box, 'nothing like it');
  expect(await screen.findByText('No column matches')).toBeDefined();
  expect(router.state.location.search).toMatchObject({ q: 'nothing like it' });
});

it('lists the strongest correlations and all of them as a matrix', async () => {
  renderConsole(server(), `${ADDRESS}?tab=correlations`);

  const row = await rowOf('Strongest pairs', 'petal_width');
  expect(row.getByText('0.9629')).toBeDefined();
  const matrix = within(screen.getByRole('region', { name: 'Correlation matrix' }));
  expect(matrix.getAllByText('0.96')).toHaveLength(2);
});

it('shows the first rows, with what is missing said in words', async () => {
  renderConsole(server(), `${ADDRESS}?tab=sample`);

  const row = await rowOf('Sample rows', 'versicolor');
  expect(row.getByText('missing')).toBeDefined();
});

it('compares with the version before and shows at first only what changed', async () => {
  const before = makeProfile();
  const moved = makeProfile().columns.map((column) =>
    column.name === 'petal_length'
      ? { ...column, histogram: { low: 1, high: 6.9, counts: [1, 2, 97] }, mean: 5.5 }
      : column,
  );
  const old = makeDatasetVersion({ profile: before });
  const young = makeDatasetVersion({ version: 2, profile: makeProfile({ columns: moved }) });
  server().answers['datasets.get'] = () => makeDatasetReply(young, old);
  server().answers['datasets.getVersion'] = ({ params }) => (params['version'] === '1' ? old : young);
  renderConsole(server(), `${ADDRESS}?tab=compare`);

  const row = await rowOf('Compare', 'petal_length');
  expect(row.getByText('Values moved')).toBeDefined();
  expect(row.getByText('3.758 → 5.5')).toBeDefined();
  expect(screen.getByText(/^150 rows before, 150 now\./)).toBeDefined();
  const compared = await table('Compare');
  expect(compared.queryByText('species')).toBeNull();

  await userEvent.click(screen.getByRole('checkbox', { name: 'Only what changed' }));
  expect(compared.getByText('species')).toBeDefined();
});

it('says why files are not a table, and what to do', async () => {
  const failed = makeDatasetVersion({ state: 'failed', profile: null, error: 'iris.csv, line 3: has 1 field.' });
  server().answers['datasets.get'] = () => makeDatasetReply(failed);
  server().answers['datasets.getVersion'] = () => failed;
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('iris.csv, line 3: has 1 field.')).toBeDefined();
  expect(screen.getByText('Mend the files and upload them as a new version.')).toBeDefined();
});

it('offers to go on with an upload that was broken off, with the same files only', async () => {
  const broken = makeDatasetVersion({ version: 2, state: 'uploading', profile: null, digest: null });
  server().answers['datasets.get'] = () => makeDatasetReply(broken, makeDatasetVersion());
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('The files of version 2 have not all arrived')).toBeDefined();
  const picker = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(picker, new File(['a,b\n'], 'iris.csv'));

  expect(
    await screen.findByText(/These are not the files of this version\. Choose iris\.csv, 4\.6 kB\./),
  ).toBeDefined();
  expect(server().asked.some(({ route }) => route === 'datasets.resumeUpload')).toBe(false);

  await userEvent.upload(picker, new File(['x'.repeat(4_600)], 'iris.csv'));

  await waitFor(() => expect(server().asked.some(({ route }) => route === 'datasets.resumeUpload')).toBe(true));
});

it('deletes only after the name was typed, and says why it cannot', async () => {
  server().answers['datasets.remove'] = () => {
    throw new Refusal('conflict', 'Dataset iris is read by 1 flow versions (iris v1); delete those flows first.');
  };
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  const confirm = screen.getByRole('button', { name: 'Delete the data set' });
  expect(confirm.hasAttribute('disabled')).toBe(true);
  await userEvent.type(screen.getByRole('textbox', { name: 'To confirm, type iris' }), 'iris');
  await userEvent.click(confirm);
  expect(await screen.findByText(/delete those flows first/)).toBeDefined();

  server().answers['datasets.remove'] = () => undefined;
  await userEvent.click(screen.getByRole('button', { name: 'Delete the data set' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/datasets'));
  expect(await screen.findByText('The data set iris was deleted.')).toBeDefined();
});
