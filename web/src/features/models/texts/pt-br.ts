import type { ModelWords } from './en.ts';

export const ptBr: ModelWords = {
  contract: 'O que o modelo recebe',
  answersClass: (target) => `Responde a classe de ${target}`,
  answersNumber: (target) => `Responde o valor de ${target}`,
  columns: { name: 'Coluna', type: 'Tipo', nullable: 'Valores ausentes', values: 'Valores conhecidos' },
  types: { number: 'Número', boolean: 'Verdadeiro ou falso', string: 'Texto' },
  mayBeMissing: 'Respondidos mesmo assim',
  mustBeThere: 'Respondidos com nulo e um motivo',
  moreValues: (count) => `e mais ${count}`,
  actions: {
    promoted: 'Promovido',
    rolled_back: 'Revertido',
    deployed: 'Implantado',
    deploy_failed: 'Implantação falhou',
    undeployed: 'Removido',
  },
};
