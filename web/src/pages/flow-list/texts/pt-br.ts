import { countIn } from '../../../shared/texts/counted.ts';
import type { FlowListTexts } from './en.ts';

const counted = countIn('pt-BR');

export const ptBr: FlowListTexts = {
  description:
    'Um fluxo vai de uma tabela de dados a um modelo. Executá-lo treina, compara e, se o critério permitir, implanta.',
  help: {
    title: 'Fluxos',
    text: [
      'Cada linha é um fluxo: como terminou a última execução, se e quando ele é executado sozinho, que versão do modelo está em produção e se os dados que chegam a ela sofrem desvio.',
      'O desvio é julgado diante dos dados com que o modelo foi treinado. O número de linhas diz em quanto o veredito se apoia.',
      'Executar treina cada combinação dos valores de parâmetros do rascunho, escolhe a melhor e deixa o critério decidir se ela entra em produção. Você pode sair da página enquanto isso.',
      'Filtros e ordem fazem parte do endereço: um endereço copiado mostra a mesma lista a um colega.',
    ],
  },
  list: 'Fluxos do projeto',
  filter: 'Procurar fluxos',
  filterPlaceholder: 'Procurar por nome ou id',
  clearFilters: 'Limpar os filtros',
  any: 'Qualquer',
  running: 'Em execução',
  ownerName: (owner) => owner,
  matches: (count) => counted(count, 'resultado', 'resultados'),
  columns: {
    name: 'Nome',
    owner: 'Responsável',
    schedule: 'Agendamento',
    lastRun: 'Última execução',
    live: 'Modelo em produção',
    drift: 'Desvio',
    tracker: 'Rastreador',
    actions: 'Ações',
  },
  emptyTitle: 'Ainda não há fluxos',
  emptyAdvice: 'Crie o primeiro: vazio, de um arquivo ou de um exemplo pronto para executar.',
  toExamples: 'Ver os exemplos',
  noMatchTitle: 'Nenhum fluxo corresponde',
  noMatchAdvice: 'Nenhum fluxo deste projeto é como os filtros pedem.',
  neverRun: 'Nunca executado',
  noLive: 'Ainda nenhum',
  live: (version) => `Versão ${version}`,
  trackers: { mlflow: 'MLflow', none: 'Nenhum' },
  zone: (name) => name,
  next: (time) => `Próximo: ${time}`,
  nothingLive: 'Nenhum modelo em produção',
  notJudged: 'Ainda não julgado',
  rows: (rows) => counted(rows, 'linha', 'linhas'),
  rowsOf: (rows, minimum) => `${rows} de ${minimum} linhas`,
  ofOlder: (version) => `Julgado para a versão ${version}`,
  edit: 'Editar',
  editFlow: (name) => `Editar ${name}`,
};
