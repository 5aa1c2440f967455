import { countIn } from '../../../shared/texts/counted.ts';
import type { DeploymentsTexts } from './en.ts';

const counted = countIn('pt-BR');

export const ptBr: DeploymentsTexts = {
  help: {
    title: 'Implantações',
    text: [
      'Um endpoint responde requisições avulsas; um plano em lote pontua tabelas inteiras. Um fluxo tem no máximo um de cada, e ambos servem o modelo em produção do fluxo.',
      'Uma implantação surge quando uma execução coloca um modelo em produção e as configurações do fluxo a pedem, ou por “Implantar” na página de um modelo.',
      'O desvio é o julgamento mais recente sobre os dados de uma implantação. O número ao lado diz em quantas linhas ele se baseia.',
    ],
  },
  description: 'Endpoints e planos em lote: o que serve os modelos deste projeto.',
  list: 'Implantações',
  columns: {
    deployment: 'Implantação',
    kind: 'Tipo',
    state: 'Estado',
    flow: 'Fluxo',
    model: 'Modelo',
    drift: 'Desvio',
    changed: 'Alterada',
  },
  version: (version) => `Versão ${version}`,
  kind: 'Tipo de implantação',
  anyKind: 'Qualquer tipo',
  gone: 'Mostrar as que foram removidas',
  filter: 'Filtrar por nome',
  filterPlaceholder: 'Procurar por nome',
  matches: (count) => counted(count, 'resultado', 'resultados'),
  noMatchTitle: 'Nada corresponde',
  noMatchAdvice: 'Nenhuma implantação corresponde ao filtro.',
  clearFilter: 'Limpar o filtro',
  emptyTitle: 'Nada está implantado',
  emptyAdvice: 'Ligue o endpoint ou o plano em lote de um fluxo nas configurações de implantação e execute o fluxo.',
  toFlows: 'Ir para os fluxos',
  failedTitle: 'Não foi possível carregar as implantações',
};
