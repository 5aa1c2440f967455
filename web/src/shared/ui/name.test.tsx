// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { makeFlow, makeFlowRecord, makeFlowSummary, makeProject } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();

it.each(['זני אירוס (2026)', 'زهور!', '🌸 Iris 👩‍🔬', '<b>Iris</b> & "co"', 'a\u202Egnp.exe'])(
  'shows %j as it was given, in a direction of its own',
  async (name) => {
    const { answers } = server();
    answers['flows.list'] = () => ({ items: [makeFlowSummary({ name })], cursor: null });
    answers['flows.get'] = () => makeFlowRecord({ name, draft: makeFlow({ name, description: name }) });
    answers['projects.list'] = () => ({ items: [makeProject({ name })] });
    const apart = (root: HTMLElement) => within(root).getByText(name, { selector: 'bdi' }).textContent;

    const list = renderConsole(server(), '/projects/team/flows');
    expect(apart(await screen.findByRole('link', { name }))).toBe(name);
    list.unmount();

    const flow = renderConsole(server(), '/projects/team/flows/iris');
    expect(apart(await screen.findByRole('heading', { level: 1 }))).toBe(name);
    flow.unmount();

    renderConsole(server(), '/projects');
    expect(apart(await screen.findByRole('link', { name }))).toBe(name);
    expect(document.querySelector('main b')).toBeNull();
  },
);
