import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';

/** Folders of a project that Flowi keeps itself. */
const RESERVED = ['datasets/', 'predictions/'];
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._=+@/-]*$/;

/**
 * Key below the project's own part of the data bucket for an s3:// address, so that no address leads to another project's objects.
 * Keys become file paths when a job stages them, so that path tricks are refused as well.
 *
 * @param toWrite predictions may not be written among the objects of datasets, which never change, nor where those without a destination are
 */
export function projectKey(dataRoot: string, projectId: string, uri: string, field: string, toWrite = false): string {
  const allowed = `${dataRoot}projects/${projectId}/`;
  const key = uri.startsWith(allowed) ? uri.slice(allowed.length) : '';
  const reserved = RESERVED.some((folder) => `${key}/`.startsWith(folder));
  if (
    !SAFE.test(key) ||
    key.split('/').some((part) => part === '..' || part === '.') ||
    key.includes('//') ||
    (toWrite && reserved)
  ) {
    throw new FlowiError(
      'invalid_request',
      sayProblem('batch.place', { field, uri, allowed, reserved: toWrite ? RESERVED : [] }),
    );
  }
  return `projects/${projectId}/${key}`;
}
