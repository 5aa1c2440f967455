import type { ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type * as z from 'zod';
import type { Ports } from '../../ports/ports.ts';
import { parseJson } from '../support/parse-json.ts';

/** One file of a package, in its shape. @throws FlowiError internal when it is not there or of another shape */
export async function readPackageFile<T extends z.ZodType>(
  ports: Pick<Ports, 'modelStore'>,
  model: Pick<ModelVersion, 'packageUri' | 'version'>,
  name: string,
  schema: T,
): Promise<z.output<T>> {
  const text = await ports.modelStore.readText(ports.modelStore.key(`${model.packageUri}${name}`));
  if (text === null) throw new FlowiError('internal', `The package of model version ${model.version} has no ${name}.`);
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new FlowiError(
    'internal',
    `${name} of model version ${model.version} is not of the shape that packages have.`,
    { cause: parsed.error },
  );
}
