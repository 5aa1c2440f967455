import type { DataFormat } from '@flowi/contracts/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api.ts';
import { useReachStorage } from '../../shared/api/storage.ts';
import { addUpload } from './active-uploads.ts';
import { sendPartTo } from './send-part.ts';
import { Upload } from './upload.ts';

interface NewVersion {
  name: string;
  format: DataFormat;
  files: readonly File[];
}

interface OldVersion {
  name: string;
  version: number;
  files: readonly File[];
}

/** Begins uploads to a project and goes on with those that were broken off. */
export function useStartUpload(projectId: string) {
  const api = useApi();
  const reachStorage = useReachStorage();
  const queries = useQueryClient();
  const goOn = ({ name, version, files }: OldVersion) => {
    const upload = new Upload({ projectId, name, version }, files, { api, send: sendPartTo(reachStorage) });
    addUpload(upload);
    const refresh = () => queries.invalidateQueries({ queryKey: ['datasets', projectId] });
    void upload.start().then(refresh);
    return refresh();
  };
  const begin = useMutation({
    mutationFn: async ({ name, format, files }: NewVersion) => {
      const { version } = await api.datasets.beginUpload({
        params: { projectId, name },
        body: { format, files: files.map((file) => ({ name: file.name, bytes: file.size })) },
        idempotencyKey: crypto.randomUUID(),
      });
      await goOn({ name, version, files });
      return version;
    },
  });
  return { begin, goOn };
}
