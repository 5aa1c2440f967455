import { countIn } from '../../../shared/texts/counted.ts';
import type { RunsPageTexts } from './en.ts';

const counted = countIn('pt-BR');

export const ptBr: RunsPageTexts = {
  description: 'Cada execução de um fluxo deste projeto.',
  list: 'Execuções do projeto',
  metric: 'Coluna de métrica',
  noMetric: 'Nenhuma',
  sorted: (metric) => `Ordenadas por ${metric}; as execuções sem ela vêm por último.`,
  sortedAmong: (metric, count) =>
    `Ordenadas por ${metric} entre as ${count} execuções mais recentes; as mais antigas ficam de fora.`,
  byTime: 'Mais recentes primeiro',
  preferences: { title: 'Colunas', show: 'Colunas a mostrar', confirm: 'Aplicar', cancel: 'Cancelar' },
  facets: { flow: 'Fluxo', state: 'Estado', trigger: 'Iniciada por' },
  any: { flow: 'Todos os fluxos', state: 'Todos os estados', trigger: 'Qualquer um' },
  triggers: { manual: 'Uma pessoa', schedule: 'O agendamento' },
  compare: (count) => (count === 0 ? 'Comparar' : `Comparar ${counted(count, 'execução', 'execuções')}`),
  compareNone: 'Marque as execuções que você quer comparar.',
  compareListed: 'Comparar todas as listadas',
  unchoose: 'Desmarcar todas',
  chosen: (count) => `${counted(count, 'execução marcada', 'execuções marcadas')}, contando as de outras páginas.`,
  selectAll: 'Marcar todas as execuções desta página',
  selectOne: (run) => `Marcar ${run}`,
  runOf: (flow, moment) => `a execução de ${flow} de ${moment}`,
  page: (page) => `Página ${page}`,
  nextPage: 'Próxima página',
  previousPage: 'Página anterior',
  emptyTitle: 'Nenhuma execução ainda',
  emptyAdvice: 'Execute um fluxo ou ligue o agendamento dele. Cada execução aparece aqui na hora.',
  toFlows: 'Ir para os fluxos',
  noMatchTitle: 'Nenhuma execução corresponde',
  noMatchAdvice: 'Nenhuma execução é deste fluxo, está neste estado e começou deste modo.',
  clearFilter: 'Mostrar todas as execuções',
  help: {
    title: 'Execuções',
    text: [
      'Cada linha é uma execução de uma versão de um fluxo. O resultado é a métrica pela qual o melhor experimento foi escolhido, medida uma única vez em linhas com que nenhum experimento foi treinado.',
      'Marque execuções e escolha Comparar para pôr os experimentos delas lado a lado. O que está marcado continua assim enquanto você filtra ou muda de página.',
      'Qualquer métrica das execuções listadas pode ser uma coluna. Escolha o cabeçalho dela para ordenar todas as execuções, da melhor para a pior. A engrenagem escolhe as colunas que aparecem.',
      'Filtros, colunas, ordem e página fazem parte do endereço: quem recebe uma cópia dele vê a mesma lista.',
    ],
  },
};
