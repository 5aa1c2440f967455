// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeDataset } from '../../testing/make-datasets.ts';
import { makeProject } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/datasets';

const rowOf = async (name: string) => within((await screen.findByRole('link', { name })).closest('tr')!);

it('is reached from the navigation, and lists each data set with its size', async () => {
  const { router } = renderConsole(server(), '/projects/team/flows');
  await userEvent.click(await screen.findByRole('link', { name: 'Data sets' }));

  const row = await rowOf('iris');
  expect(row.getByText('150')).toBeDefined();
  expect(row.getByText('4.6 kB')).toBeDefined();
  expect(router.state.location.pathname).toBe(ADDRESS);
  expect(document.title).toBe('Data sets · Flowi');
});

it('has three empty states', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject(), makeProject({ projectId: 'other' })] });
  server().answers['datasets.list'] = () => ({ items: [], cursor: null });
  const { router } = renderConsole(server(), ADDRESS);
  expect(await screen.findByText('No data sets yet')).toBeDefined();

  await router.navigate({ to: '.', search: { q: 'penguins' } });
  expect(await screen.findByText('No name contains “penguins”.')).toBeDefined();

  server().answers['datasets.list'] = () => {
    throw new Refusal('not_allowed', 'You are not a member of other.');
  };
  await router.navigate({ to: '/projects/$projectId/datasets', params: { projectId: 'other' } });
  expect(await screen.findByText('The data sets could not be loaded')).toBeDefined();
});

it('begins an upload under a name made of the file’s, and refuses what it cannot take', async () => {
  server().answers['datasets.beginUpload'] = () => ({ version: 1, files: [] });
  renderConsole(server(), ADDRESS);
  const [button] = await screen.findAllByRole('button', { name: 'Upload data' });
  await userEvent.click(button!);
  const dialog = within(await screen.findByRole('dialog', { name: 'Upload data' }));
  const picker = document.querySelector<HTMLInputElement>('[role=dialog] input[type=file]')!;

  await userEvent.upload(picker, [new File(['a\n1'], 'a.csv'), new File(['{}'], 'b.jsonl')]);
  expect(await dialog.findByText('Choose files of one kind: .csv, .parquet, .jsonl or .ndjson.')).toBeDefined();

  await userEvent.click(dialog.getByRole('button', { name: 'Leave b.jsonl out' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Leave a.csv out' }));
  await userEvent.upload(picker, new File(['a,b\n1,2\n'], 'Vendas 2024.csv'));
  const name = dialog.getByRole('textbox', { name: 'Name of the data set' });
  expect(name).toHaveProperty('value', 'vendas-2024');
  await userEvent.click(dialog.getByRole('button', { name: 'Upload' }));

  await waitFor(() => expect(server().asked.some(({ route }) => route === 'datasets.beginUpload')).toBe(true));
  const begun = server().asked.find(({ route }) => route === 'datasets.beginUpload');
  expect(begun).toMatchObject({
    params: { name: 'vendas-2024' },
    body: { format: 'csv', files: [{ name: 'Vendas-2024.csv', bytes: 8 }] },
  });
});

it('marks a data set of which no version is ready', async () => {
  server().answers['datasets.list'] = () => ({
    items: [makeDataset({ latestVersion: 0, latest: undefined })],
    cursor: null,
  });
  renderConsole(server(), ADDRESS);

  expect((await rowOf('iris')).getByText('None is ready yet')).toBeDefined();
});

it('does not let a viewer upload', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject({ role: 'viewer' })] });
  renderConsole(server(), ADDRESS);
  await rowOf('iris');

  const [button] = screen.getAllByRole('button', { name: 'Upload data' });
  await waitFor(() => expect(button!.getAttribute('aria-disabled')).toBe('true'));
});
