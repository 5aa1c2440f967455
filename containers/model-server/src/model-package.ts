import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import {
  type ModelContract,
  modelContractSchema,
  PACKAGE_FILES,
  type Reference,
  referenceSchema,
} from '@flowi/contracts/package';
import { z } from 'zod';
import { compileRowEncoder, type RowEncoder } from './codecs/row-encoder.ts';

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
 * @param digest of the package as registered; without it, one of the graph and the contract
 * @throws FlowiError `invalid_data` naming the file that is absent or cannot be read
 */
export async function readModelPackage(folder: string, digest?: string): Promise<ModelPackage> {
  const contract = await readDocument(folder, PACKAGE_FILES.contract, modelContractSchema);
  const reference = await readDocument(folder, PACKAGE_FILES.reference, referenceSchema);
  const modelPath = join(folder, PACKAGE_FILES.model);
  const graph = await readBytes(folder, PACKAGE_FILES.model);
  return {
    contract,
    encoder: compileRowEncoder(contract),
    reference,
    modelPath,
    digest: digest ?? `sha256:${createHash('sha256').update(graph).update(JSON.stringify(contract)).digest('hex')}`,
  };
}

async function readBytes(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    throw new FlowiError('invalid_data', `The model package in ${folder} has no readable ${name}`, { cause: error });
  }
}

async function readDocument<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const bytes = await readBytes(folder, name);
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new FlowiError('invalid_data', `${name} of the model package cannot be read: ${reason}`, { cause: error });
  }
}
