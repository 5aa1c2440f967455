import { countIn } from '../../../shared/texts/counted.ts';
import type { FlowListTexts } from './en.ts';

const counted = countIn('pt-BR');

export const ptBr: FlowListTexts = {
  description:
    'Um fluxo vai de uma tabela de dados a um modelo. Executá-lo treina, compara e, se o critério permitir, implanta.',
  help: {
    title: 'Fluxos',
    text: [
      'Cada linha é um fluxo: como terminou a última execução, que versão do modelo está em produção e se ele é executado sozinho.',
      'Executar treina cada combinação dos valores de parâmetros do rascunho, escolhe a melhor e deixa o critério decidir se ela entra em produção. Você pode sair da página enquanto isso.',
      'O filtro faz parte do endereço: um endereço copiado mostra a mesma lista a um colega.',
    ],
  },
  list: 'Fluxos do projeto',
  filter: 'Procurar fluxos',
  filterPlaceholder: 'Procurar por nome ou id',
  clearFilter: 'Limpar o filtro',
  matches: (count) => counted(count, 'resultado', 'resultados'),
  columns: {
    name: 'Nome',
    owner: 'Responsável',
    schedule: 'Agendamento',
    lastRun: 'Última execução',
    live: 'Modelo em produção',
    changed: 'Alterado',
    actions: 'Ações',
  },
  emptyTitle: 'Ainda não há fluxos',
  emptyAdvice: 'Crie o primeiro a partir de um arquivo. Ele aparece aqui na hora.',
  emptyCommand: 'npx flowi flows push meu-fluxo.yaml',
  noMatchTitle: 'Nenhum fluxo corresponde',
  noMatchAdvice: (filter) => `Nenhum nome ou id contém “${filter}”.`,
  neverRun: 'Nunca executado',
  noLive: 'Ainda nenhum',
  live: (version) => `Versão ${version}`,
};
