import type { DeploymentWords } from './en.ts';

export const ptBr: DeploymentWords = {
  states: {
    creating: 'Sendo criada',
    in_service: 'Em serviço',
    updating: 'Sendo atualizada',
    failed: 'Falhou',
    deleting: 'Sendo removida',
    deleted: 'Removida',
  },
  kinds: { online: 'Endpoint', batch: 'Plano em lote' },
};
