import type { Example } from '@flowi/contracts/console';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { flowEditorAddress, runAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useReachStorage } from '../../shared/api/storage.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { sendPartTo } from '../uploads/send-part.ts';
import type { ExampleStep } from './open-example.ts';
import { examplesTexts } from './texts/index.ts';

interface Wanted {
  readonly example: Example;
  readonly run: boolean;
}

/** Brings an example into the project and leads to its flow, or starts it and leads to the run. */
export function useOpenExample(projectId: string) {
  const api = useApi();
  const reachStorage = useReachStorage();
  const words = useCatalogue(examplesTexts);
  const flashes = useFlashes();
  const queries = useQueryClient();
  const { history } = useRouter();
  const [step, setStep] = useState<ExampleStep | null>(null);
  const open = useMutation({
    mutationFn: async ({ example, run }: Wanted) => {
      // What reads documents is large, and is not needed to show the gallery.
      const { openExample } = await import('./open-example.ts');
      const send = sendPartTo(reachStorage);
      const flowId = await openExample({ api, projectId, send, example, onStep: setStep });
      if (!run) return flowEditorAddress(projectId, flowId);
      setStep({ kind: 'run' });
      const key = crypto.randomUUID();
      const { runId } = await api.runs.start({ params: { projectId, flowId }, body: {}, idempotencyKey: key });
      return runAddress(projectId, runId);
    },
    onSuccess: async (address) => {
      await Promise.all(
        ['flows', 'datasets', 'runs'].map((what) =>
          queries.invalidateQueries({ queryKey: [what, projectId], refetchType: 'none' }),
        ),
      );
      history.push(address);
    },
    onError: (error, { example }) =>
      flashes.add({ type: 'error', header: words.notOpened(example.name), content: <ProblemText error={error} /> }),
    onSettled: () => setStep(null),
  });
  return { open, step };
}
