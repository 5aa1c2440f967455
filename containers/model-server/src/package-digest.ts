import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_FILES } from '@flowi/contracts/package';

/** Files that are part of the digest, in the order of code points: all but the provenance and the archive. */
const DIGESTED = [
  PACKAGE_FILES.contract,
  PACKAGE_FILES.metrics,
  PACKAGE_FILES.model,
  PACKAGE_FILES.parity,
  PACKAGE_FILES.reference,
  PACKAGE_FILES.sample,
] as const;

/**
 * Digest of a package as its writer computes it: `sha256:` over one line for each file, name, tab, SHA-256 in hex, newline.
 * A file that is absent has no line, so a package that lost one has another digest.
 */
export async function packageDigest(folder: string): Promise<string> {
  const total = createHash('sha256');
  for (const name of DIGESTED) {
    const content = await readIfThere(join(folder, name));
    if (content) total.update(`${name}\t${createHash('sha256').update(content).digest('hex')}\n`);
  }
  return `sha256:${total.digest('hex')}`;
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
