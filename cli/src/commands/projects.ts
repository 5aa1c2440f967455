import { roleSchema } from '@flowi/contracts/entities';
import { Argument, type Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';

/** `flowi projects list | create | members | set-member | remove-member` */
export function projectCommands(program: Command, run: Run): void {
  const projects = program.command('projects').description('What people share and are isolated by');
  projects
    .command('list', { isDefault: true })
    .description('Projects you are a member of')
    .action(
      run(async ({ client, output }) => {
        const { items } = await client.projects.list({});
        output.result(items, (all) =>
          table(
            ['PROJECT', 'NAME', 'ROLE'],
            all.map((one) => [one.projectId, one.name, one.role]),
          ),
        );
      }),
    );
  projects
    .command('create <id>')
    .description('Make a project; you become its admin')
    .option('--name <name>', 'name shown to people')
    .action(
      run(async ({ client, output }, projectId: string, options: { name?: string }) => {
        const project = await client.projects.create({ body: { projectId, name: options.name ?? projectId } });
        output.result(project, (one) => `created ${one.projectId}`);
      }),
    );
  projects
    .command('members')
    .description('Who may do what in the project')
    .action(
      run(async ({ client, projectId, output }) => {
        const { items } = await client.projects.members({ params: { projectId } });
        output.result(items, (all) =>
          table(
            ['E-MAIL', 'ROLE', 'SINCE', 'USER'],
            all.map((one) => [one.email, one.role, one.addedAt, one.userId]),
          ),
        );
      }),
    );
  projects
    .command('set-member')
    .description('Give a person a role')
    .argument('<user>', 'e-mail address or id')
    .addArgument(new Argument('<role>').choices(roleSchema.options))
    .action(
      run(async ({ client, projectId, output }, userId: string, role: string) => {
        const member = await client.projects.setMember({
          params: { projectId, userId },
          body: { role: roleSchema.parse(role) },
        });
        output.result(member, (one) => `${one.email ?? one.userId} is ${one.role}`);
      }),
    );
  projects
    .command('remove-member <user>')
    .description('Take a person off the project')
    .action(
      run(async ({ client, projectId, output }, userId: string) => {
        await client.projects.removeMember({ params: { projectId, userId } });
        output.result({ removed: userId }, (one) => `removed ${one.removed}`);
      }),
    );
}
