import Button from '@cloudscape-design/components/button';
import type { BatchJobRecord } from '@flowi/contracts/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { hasEnded } from '../../features/batches/batch-queries.ts';
import { useMay } from '../../features/projects/project-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { batchJobTexts } from './texts/index.ts';

/** Whether anything can be done with a job. */
export function hasActions(job: BatchJobRecord): boolean {
  return !hasEnded(job) || job.state === 'failed' || job.state === 'stopped';
}

/** Stops a job that is under way; runs one again that failed or was stopped. */
export function BatchJobActions({ job }: { job: BatchJobRecord }): ReactNode {
  const words = useCatalogue(batchJobTexts);
  const { common, roles } = useTexts();
  const { projectId, batchJobId } = job;
  const api = useApi();
  const flashes = useFlashes();
  const queries = useQueryClient();
  const may = useMay(projectId, 'editor');
  const params = { projectId, batchJobId };
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['batch-jobs', projectId] });
  const failed = (header: string) => (error: unknown) =>
    flashes.add({ type: 'error', header, content: <ProblemText error={error} /> });
  const stop = useMutation({
    mutationFn: () => api.deployments.stopBatch({ params, body: {} }),
    onSuccess,
    onError: failed(words.notStopped),
  });
  const retry = useMutation({
    mutationFn: () => api.deployments.retryBatch({ params, body: {} }),
    onSuccess,
    onError: failed(words.notRetried),
  });
  const role = { disabled: !may, disabledReason: may ? undefined : common.needsRole(roles.editor) };
  if (!hasEnded(job))
    return (
      <Button {...role} loading={stop.isPending} onClick={() => stop.mutate()}>
        {words.stop}
      </Button>
    );
  return (
    <Button {...role} loading={retry.isPending} onClick={() => retry.mutate()}>
      {words.retry}
    </Button>
  );
}
