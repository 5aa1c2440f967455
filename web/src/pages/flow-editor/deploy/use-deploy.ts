import type { Flow } from '@flowi/contracts/flow';
import { useEdit, useFlow } from '../editor-context.tsx';

type Deploy = Flow['deploy'];

/** The deploy settings of the draft, and how to change a part of them. Typing in one field is one step. */
export function useDeploy(): { deploy: Deploy; change: (part: Partial<Deploy>, field: string) => void } {
  const { deploy } = useFlow();
  const edit = useEdit();
  return {
    deploy,
    change: (part, field) => {
      edit({ type: 'set-deploy', deploy: { ...deploy, ...part } }, { mergeKey: `deploy.${field}` });
    },
  };
}
