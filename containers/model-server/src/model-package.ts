import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import {
  type ModelContract,
  modelContractSchema,
  PACKAGE_FILES,
  type Reference,
  referenceSchema,
} from '@flowi/contracts/package';
import * as z from 'zod';
import { compileRowEncoder, type RowEncoder } from './codecs/row-encoder.ts';
import { packageDigest } from './package-digest.ts';

/** What a server needs of a package, read and checked. */
export interface ModelPackage {
  readonly contract: ModelContract;
  readonly encoder: RowEncoder;
  readonly reference: Reference;
  readonly modelPath: string;
  readonly digest: string;
}

/**
 * Reads a package from its folder.
 *
 * @param registered digest of the package; with it, a package that is not the registered one is refused
 * @throws FlowiError `invalid_data` naming the file that is absent or cannot be read, or both digests
 */
export async function readModelPackage(folder: string, registered?: string): Promise<ModelPackage> {
  const contract = await readDocument(folder, PACKAGE_FILES.contract, modelContractSchema);
  const reference = await readDocument(folder, PACKAGE_FILES.reference, referenceSchema);
  const modelPath = await readablePath(folder, PACKAGE_FILES.model);
  const digest = await packageDigest(folder);
  if (registered !== undefined && digest !== registered) {
    throw new FlowiError(
      'invalid_data',
      `The model package in ${folder} is not the registered one: its digest is ${digest}, registered is ${registered}. Deploy a version whose package is unchanged, or train again`,
    );
  }
  return {
    contract,
    encoder: compileRowEncoder(contract),
    reference,
    modelPath,
    digest,
  };
}

async function readablePath(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    throw new FlowiError('invalid_data', `The model package in ${folder} has no readable ${name}`, { cause: error });
  }
  return path;
}

async function readDocument<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(await readablePath(folder, name), 'utf8');
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new FlowiError('invalid_data', `${name} of the model package cannot be read: ${reason}`, { cause: error });
  }
}
