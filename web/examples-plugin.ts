import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Example } from '@flowi/contracts/console';
import { parseFlowText } from '@flowi/contracts/flow';
import type { Plugin } from 'vite';

const FOLDER = path.resolve(import.meta.dirname, '../examples');
/** Whoever is new begins here. */
const FIRST = 'iris';

interface ExampleFile {
  /** Below `/examples/` of the console. */
  readonly name: string;
  readonly text: string;
}

/** Flows and tables of the repository's examples, and a list of them. */
export function exampleFiles(): readonly ExampleFile[] {
  const ids = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(FOLDER, entry.name)).includes('flow.yaml'))
    .map(({ name }) => name)
    .sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || a.localeCompare(b));
  const files = ids.flatMap((id) =>
    readdirSync(path.join(FOLDER, id))
      .filter((file) => file === 'flow.yaml' || file.endsWith('.csv'))
      .map((file) => ({ name: `${id}/${file}`, text: readFileSync(path.join(FOLDER, id, file), 'utf8') })),
  );
  const index = ids.map((id): Example => {
    const own = files.filter(({ name }) => name.startsWith(`${id}/`));
    const flow = `${id}/flow.yaml`;
    const parsed = parseFlowText(own.find(({ name }) => name === flow)?.text ?? '');
    if (!parsed.ok)
      throw new Error(`examples/${flow} is no flow: ${parsed.issues.map(({ message }) => message).join(' ')}`);
    const { name, description = '' } = parsed.flow;
    return {
      id,
      name,
      description,
      flow,
      tables: own.filter((file) => file.name.endsWith('.csv')).map(tableOf),
    };
  });
  return [...files, { name: 'index.json', text: JSON.stringify(index) }];
}

function tableOf({ name: address, text }: ExampleFile): Example['tables'][number] {
  const lines = text.trimEnd().split('\n');
  const columns = lines[0]?.split(',').length ?? 0;
  return { name: path.basename(address, '.csv'), address, rows: lines.length - 1, columns };
}

/** Puts the examples beside the console, so that anybody can begin with one, wherever it is served. */
export function examplesPlugin(): Plugin {
  return {
    name: 'flowi-examples',
    generateBundle() {
      for (const { name, text } of exampleFiles())
        this.emitFile({ type: 'asset', fileName: `examples/${name}`, source: text });
    },
    configureServer(server) {
      server.middlewares.use('/examples/', (request, response, next) => {
        const file = exampleFiles().find(({ name }) => `/${name}` === request.url);
        if (file) response.end(file.text);
        else next();
      });
    },
  };
}
