import type { Component } from '@flowi/contracts/catalogue';
import { FlowiError } from '@flowi/contracts/errors';
import { describeAllowed } from '@flowi/contracts/flow';
import type { Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';

/** `flowi catalogue [component]` */
export function catalogueCommands(program: Command, run: Run): void {
  program
    .command('catalogue [component]')
    .description('Kinds of nodes, or one of them with its parameters')
    .action(
      run(async ({ client, output }, id: string | undefined) => {
        const { components } = await client.catalogue.get({});
        if (id === undefined) {
          output.result(components, (all) =>
            table(
              ['COMPONENT', 'STAGE', 'TITLE'],
              all.map((one) => [one.id, one.stage, one.title]),
            ),
          );
          return;
        }
        const component = components.find((one) => one.id === id);
        if (!component) throw new FlowiError('not_found', `There is no component "${id}"; flowi catalogue lists them.`);
        output.result(component, describe);
      }),
    );
}

function describe(component: Component): string {
  const rows = Object.entries(component.parameters.properties).map(([name, schema]) => [
    name,
    JSON.stringify(schema['default'] ?? null),
    describeAllowed(schema),
    schema['description'],
  ]);
  return `${component.id}: ${component.title}\n${component.help}\n\n${table(['PARAMETER', 'DEFAULT', 'ALLOWED', 'HELP'], rows)}`;
}
