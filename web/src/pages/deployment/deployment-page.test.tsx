// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeDeployment, makeDriftReport, makeTraffic } from '../../testing/make-deployments.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/deployments/iris-online';

const bodyOf = (route: string) => server().asked.find((asked) => asked.route === route)?.body;
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('asks for the prediction of the row of the sample as it was changed, and shows class, scores and time', async () => {
  server().answers['invocations.invoke'] = () => ({
    predictions: [{ label: 'virginica', scores: { setosa: 0.25, virginica: 0.75 } }],
  });
  renderConsole(server(), ADDRESS);
  const field = await screen.findByRole('textbox', { name: 'petal_length' });
  expect(field).toHaveProperty('value', '1.4');

  await userEvent.clear(field);
  await userEvent.type(field, '5.5');
  await press('Predict');

  const scores = within(await screen.findByRole('table', { name: 'Scores of the classes' }));
  expect(scores.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['virginica', 'setosa']);
  expect(scores.getByText('75%')).toBeDefined();
  expect(screen.getByText(/^Answered after /)).toBeDefined();
  expect(bodyOf('invocations.invoke')).toEqual({
    instances: [{ petal_length: 5.5, colour: 'red' }],
    parameters: { scores: true },
  });
});

it('asks in the Open Inference Protocol, and keeps the choice in the address', async () => {
  server().answers['invocations.infer'] = () => ({
    outputs: [{ name: 'label', datatype: 'BYTES', shape: [1], data: ['setosa'] }],
  });
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('checkbox', { name: /Open Inference Protocol/ }));
  await press('Predict');

  await waitFor(() => expect(screen.getAllByText('setosa').length).toBeGreaterThan(0));
  expect(router.state.location.search).toEqual({ v2: true });
  expect(bodyOf('invocations.infer')).toMatchObject({ inputs: [{ name: 'petal_length', data: [1.4] }, {}] });
});

it('puts what the API says of a column beside its field', async () => {
  const said = { row: 0, column: 'petal_length', given: '"long"', allowed: 'a number', message: 'row 0' };
  server().answers['invocations.invoke'] = () => {
    throw new Refusal('prediction_input', 'row 0, column "petal_length"', undefined, [said]);
  };
  renderConsole(server(), ADDRESS);
  const field = await screen.findByRole('textbox', { name: 'petal_length' });
  await userEvent.clear(field);
  await userEvent.type(field, 'long');
  await press('Predict');

  expect(await screen.findByText('Given "long"; allowed: a number')).toBeDefined();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(bodyOf('invocations.invoke')).toMatchObject({ instances: [{ petal_length: 'long' }] });
});

it('names the version that was live before and rolls back to it', async () => {
  server().answers['models.rollback'] = () => ({ version: 2, previousVersion: 3, deploymentId: 'iris-online' });
  renderConsole(server(), ADDRESS);
  await screen.findByRole('link', { name: 'Version 2' });
  await press('Roll back');

  const dialog = within(await screen.findByRole('dialog', { name: 'Roll iris back' }));
  expect(dialog.getByText(/Version 3 is live\. Version 2 was live before it/)).toBeDefined();
  await userEvent.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Too many errors');
  await userEvent.click(dialog.getByRole('button', { name: 'Roll back' }));

  expect(await screen.findByText('Back to version 2; the deployment follows')).toBeDefined();
  expect(bodyOf('models.rollback')).toEqual({ version: 2, reason: 'Too many errors' });
});

it('goes back to the live model where another one was deployed by hand', async () => {
  server().answers['deployments.get'] = () => makeDeployment({ modelVersion: 4 });
  server().answers['deployments.deploy'] = () => makeDeployment({ state: 'updating' });
  renderConsole(server(), ADDRESS);
  await screen.findByRole('link', { name: 'Version 3' });
  await press('Roll back');

  const dialog = within(await screen.findByRole('dialog', { name: 'Roll iris back' }));
  expect(dialog.getByText(/Version 4 is served here, but version 3 is the live model/)).toBeDefined();
  await userEvent.click(dialog.getByRole('button', { name: 'Roll back' }));

  await screen.findByText('Back to version 3; the deployment follows');
  expect(bodyOf('deployments.deploy')).toMatchObject({ kind: 'online', version: 3 });
});

it('takes a deployment down only after its name was typed', async () => {
  server().answers['deployments.remove'] = () => makeDeployment({ state: 'deleting' });
  renderConsole(server(), ADDRESS);
  await press('Take down');
  const dialog = within(await screen.findByRole('dialog', { name: 'Take iris-online down' }));
  const confirm = dialog.getByRole('button', { name: 'Take down' });
  expect(confirm).toHaveProperty('disabled', true);

  await userEvent.type(dialog.getByRole('textbox'), 'iris-online');
  await userEvent.click(confirm);

  expect(await screen.findByText('iris-online is being taken down')).toBeDefined();
});

it('shows traffic with its figures and the drift of each column with both distributions', async () => {
  renderConsole(server(), `${ADDRESS}?tab=monitoring`);

  expect(await screen.findByText('9 (10%): prediction_input 9')).toBeDefined();
  expect(screen.getByRole('img', { name: 'Traffic, time to answer and drift' })).toBeDefined();
  expect((await screen.findAllByText('Drift (1,200 rows)')).length).toBeGreaterThan(0);
  const moved = await screen.findByRole('img', { name: 'How the values of petal_length are spread' });
  expect(moved.querySelectorAll('rect')).toHaveLength(3);
  expect(moved.querySelectorAll('path')).toHaveLength(1);

  await userEvent.click(screen.getByRole('radio', { name: 'Look at colour' }));
  expect(await screen.findByRole('table', { name: 'How the values of colour are spread' })).toBeDefined();
});

it('says what to do before the first judgement, and why there is none', async () => {
  server().answers['monitoring.driftReports'] = () => ({ items: [], cursor: null });
  server().answers['monitoring.traffic'] = () => makeTraffic({ requests: 0, errors: {}, seconds: null, points: [] });
  server().answers['monitoring.checkOnline'] = () => {
    throw new Refusal('not_ready', 'Deployment iris-online has counted no traffic.');
  };
  renderConsole(server(), `${ADDRESS}?tab=monitoring`);
  expect(await screen.findByText('The traffic was not judged yet')).toBeDefined();

  await press('Judge the traffic now');
  expect(await screen.findByText('Deployment iris-online has counted no traffic.')).toBeDefined();
});

it('asks for a report that is not among the newest, when the address names it', async () => {
  server().answers['monitoring.driftReport'] = ({ params }) =>
    makeDriftReport({ driftReportId: String(params['driftReportId']) });
  renderConsole(server(), `${ADDRESS}?tab=monitoring&report=old-1`);

  expect(await screen.findByText('1 of 2 columns moved.')).toBeDefined();
  expect(server().asked.find(({ route }) => route === 'monitoring.driftReport')?.params).toMatchObject({
    driftReportId: 'old-1',
  });
});

it('shows a batch plan with its schedule instead', async () => {
  renderConsole(server(), '/projects/team/deployments/iris-batch');

  expect(await screen.findByText('0 6 * * 1 (America/Sao_Paulo)')).toBeDefined();
  const links = screen.getAllByRole('link', { name: 'Batch jobs' }).map((link) => link.getAttribute('href'));
  expect(links).toContain('/projects/team/batch-jobs?flow=iris');
});
