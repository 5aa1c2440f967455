import { beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { createProject } from './create-project.ts';
import { removeMember, setMember } from './set-member.ts';

let world: World;
const projectId = 'team';

beforeEach(async () => {
  world = makeWorld();
  await createProject(world.ports, { userId: 'ana' }, { projectId, name: 'Team' });
});

const members = () => world.ports.members.ofProject(projectId);

describe('a member', () => {
  it('is named by e-mail address or by id, and is one person', async () => {
    await setMember(world.ports, { projectId, userId: 'vera@example.org', role: 'viewer' });
    await setMember(world.ports, { projectId, userId: 'vera', role: 'editor' });

    expect(await members()).toMatchObject([
      { userId: 'ana', email: 'ana@example.org', role: 'admin' },
      { userId: 'vera', email: 'vera@example.org', role: 'editor' },
    ]);
  });

  it('has to be somebody who may sign in; a mistyped address changes nothing', async () => {
    const wanted = { projectId, userId: 'verra@example.org', role: 'admin' as const };

    await expect(setMember(world.ports, wanted)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('"verra@example.org"'),
    });

    expect(await members()).toHaveLength(1);
  });

  it('leaves by e-mail address; the only admin stays', async () => {
    await setMember(world.ports, { projectId, userId: 'vera', role: 'viewer' });

    await removeMember(world.ports, { projectId, userId: 'vera@example.org' });

    expect(await members()).toHaveLength(1);
    await expect(removeMember(world.ports, { projectId, userId: 'ana@example.org' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(removeMember(world.ports, { projectId, userId: 'vera' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
