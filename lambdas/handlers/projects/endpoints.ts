import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';
import { createProject } from '../../use-cases/projects/create-project.ts';
import { listProjects } from '../../use-cases/projects/list-projects.ts';
import { removeMember, setMember } from '../../use-cases/projects/set-member.ts';

export const projectEndpoints = (ports: Pick<Ports, 'projects' | 'members' | 'people' | 'clock'>) => [
  endpoint(routes.projects.list, async ({ caller }) => ({ items: await listProjects(ports, caller) })),
  endpoint(routes.projects.create, ({ caller, body }) => createProject(ports, caller, body)),
  endpoint(routes.projects.members, async ({ params }) => ({ items: await ports.members.ofProject(params.projectId) })),
  endpoint(routes.projects.setMember, ({ params, body }) => setMember(ports, { ...params, ...body })),
  endpoint(routes.projects.removeMember, async ({ params }) => {
    await removeMember(ports, params);
    return undefined;
  }),
];
