// @vitest-environment jsdom
import chart from '@flowi/contracts/fixtures/charts/iris.json' with { type: 'json' };
import { parseFlowText, serializeFlow } from '@flowi/contracts/flow';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { makeFlow, makeFlowRecord } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const bodySchema = z.object({ flowId: z.string(), document: z.unknown() });

function open() {
  const made: z.infer<typeof bodySchema>[] = [];
  server().answers['flows.create'] = ({ body }) => {
    const wanted = bodySchema.parse(body);
    made.push(wanted);
    const parsed = parseFlowText(JSON.stringify(wanted.document));
    if (!parsed.ok) throw new Error('not a flow');
    return makeFlowRecord({ flowId: wanted.flowId, draft: parsed.flow, name: parsed.flow.name });
  };
  return { made, ...renderConsole(server(), '/projects/team/flows') };
}

const upload = async (text: string, name: string) => {
  await screen.findByRole('button', { name: 'New flow' });
  await userEvent.upload(screen.getByTestId('file'), new File([text], name));
};

it('makes an empty flow and opens it', async () => {
  const { made, router } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'New flow' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Empty' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/flows/new-flow/edit'));
  expect(made).toEqual([
    { flowId: 'new-flow', document: { schemaVersion: 1, name: 'New flow', nodes: [], edges: [] } },
  ]);
});

it('makes a flow of a file, under an id that no flow has', async () => {
  const { made, router } = open();
  await upload(serializeFlow(makeFlow(), 'yaml'), 'iris.yaml');

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/flows/iris-2/edit'));
  expect(made[0]?.document).toEqual(JSON.parse(JSON.stringify(makeFlow())));
});

it('has a chart of the original Flowi translated, and tells what could not be', async () => {
  const unmapped = [{ node: 'Odd (1)', attribute: null, reason: 'nothing like it is known' }];
  server().answers['flows.importChart'] = () => ({ document: makeFlow({ name: 'Old' }), unmapped });
  open();
  await upload(JSON.stringify(chart), 'chart.json');

  expect(await screen.findByText('Old was made, with things to look at')).toBeDefined();
  expect(screen.getByText(/nothing like it is known/)).toBeDefined();
  expect(server().asked.find(({ route }) => route === 'flows.importChart')?.body).toEqual({ chart });
});

it('says where a file is no flow, and makes nothing', async () => {
  const { made } = open();
  await upload('name: x\nnodes: [', 'broken.yaml');

  expect(await screen.findByText('broken.yaml could not be read')).toBeDefined();
  expect(screen.getByText(/line 2/)).toBeDefined();
  expect(made).toEqual([]);
});
