import { useSyncExternalStore } from 'react';
import type { Upload, UploadStatus } from './upload.ts';

/** Uploads of this tab. They go on while other pages are shown, so they belong to no page. */
let uploads: readonly Upload[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Closing the tab would break a file off that is being sent. */
function keepOpen(event: BeforeUnloadEvent): void {
  if (uploads.some(({ status }) => status.state === 'sending')) event.preventDefault();
}

export function addUpload(upload: Upload): void {
  if (uploads.length === 0) window.addEventListener('beforeunload', keepOpen);
  uploads = [upload, ...uploads];
  tell();
}

/** Takes an upload off the list; one that is under way is paused. */
export function removeUpload(upload: Upload): void {
  upload.pause();
  uploads = uploads.filter((one) => one !== upload);
  if (uploads.length === 0) window.removeEventListener('beforeunload', keepOpen);
  tell();
}

/** Uploads of this tab to a project, newest first. */
export function useUploads(projectId: string): readonly Upload[] {
  return useSyncExternalStore(subscribe, () => uploads).filter(({ target }) => target.projectId === projectId);
}

export function useUploadStatus(upload: Upload): UploadStatus {
  return useSyncExternalStore(
    (listener) => upload.subscribe(listener),
    () => upload.status,
  );
}
