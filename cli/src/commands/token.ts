import type { Command } from 'commander';
import type { Run } from '../run.ts';

/** `flowi token` */
export function tokenCommands(program: Command, run: Run): void {
  program
    .command('token')
    .description('Print an access token, good for minutes, half an hour at most: export FLOWI_TOKEN="$(flowi token)"')
    .action(
      run(async ({ token, output }) => {
        output.result({ token: await token() }, (one) => one.token);
      }),
    );
}
