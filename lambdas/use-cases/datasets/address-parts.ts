import type { DatasetVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';

/** Where to send the parts of a file that is on its way, without those that have arrived. */
export async function addressParts(
  ports: Pick<Ports, 'uploads'>,
  { name, key, bytes, upload }: DatasetVersion['files'][number],
  arrived: ReadonlySet<number> = new Set(),
) {
  if (upload === undefined) throw new FlowiError('conflict', sayProblem('dataset.earlier_release', { file: name }));
  const { uploadId, partBytes } = upload;
  const numbers = Array.from({ length: Math.ceil(bytes / partBytes) }, (_, index) => index + 1);
  const parts = await Promise.all(
    numbers
      .filter((partNumber) => !arrived.has(partNumber))
      .map(async (partNumber) => ({ partNumber, url: await ports.uploads.partUrl(key, uploadId, partNumber) })),
  );
  return { name, uploadId, partBytes, parts };
}
