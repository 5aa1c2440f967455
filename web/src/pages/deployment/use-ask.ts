import type { Prediction } from '@flowi/contracts/api';
import type { Deployment } from '@flowi/contracts/entities';
import type { ModelContract } from '@flowi/contracts/package';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api.ts';
import { readInferred, readPrediction } from './answers.ts';

/** A prediction with how long this browser waited for it. */
export interface Answer {
  readonly prediction: Prediction;
  readonly milliseconds: number;
  /** As it came. */
  readonly reply: unknown;
}

/** Sends one row to an endpoint, by either protocol. */
export function useAsk({ projectId, deploymentId, flowId }: Deployment, contract: ModelContract) {
  const api = useApi();
  return useMutation({
    mutationFn: async ({ body, v2 }: { body: object; v2: boolean }): Promise<Answer> => {
      const started = performance.now();
      const reply = v2
        ? await api.invocations.infer({ params: { projectId, deploymentId, model: flowId }, body })
        : await api.invocations.invoke({ params: { projectId, deploymentId }, body });
      const milliseconds = performance.now() - started;
      return { prediction: v2 ? readInferred(contract, reply) : readPrediction(reply), milliseconds, reply };
    },
  });
}
