import type { Project } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { Caller } from '../access/authorize.ts';

/** Makes a project; the caller becomes its admin. Making one's own project again answers the project. */
export async function createProject(
  ports: Pick<Ports, 'projects' | 'members' | 'people' | 'clock'>,
  caller: Caller,
  wanted: Pick<Project, 'projectId' | 'name'>,
): Promise<Project> {
  const { userId } = caller;
  const now = ports.clock.now();
  const project = { ...wanted, createdAt: now, createdBy: userId };
  const email = (await ports.people.find(userId))?.email ?? null;
  const admin = { projectId: wanted.projectId, userId, email, role: 'admin' as const, addedAt: now };
  if (await ports.projects.create(project, admin)) return project;
  throw new FlowiError('already_exists', sayProblem('project.taken', { project: wanted.projectId }));
}
