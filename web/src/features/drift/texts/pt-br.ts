import { countIn } from '../../../shared/texts/counted.ts';
import type { DriftWords } from './en.ts';

const counted = countIn('pt-BR');

export const ptBr: DriftWords = {
  verdicts: { ok: 'Sem desvio', watch: 'Observar', drift: 'Desvio', not_enough_data: 'Dados insuficientes' },
  withRows: (verdict, rows) => `${verdict} (${counted(rows, 'linha', 'linhas')})`,
  notJudged: 'Ainda não julgado',
  report: 'Relatório de desvio',
  judged: (from, to, version) => `Dados de ${from} a ${to}, em relação à versão ${version} do modelo`,
  rests: (reference, minimum, falseAlarms) =>
    `Comparado com ${counted(reference, 'linha', 'linhas')} do treino. São necessárias pelo menos ${counted(minimum, 'linha', 'linhas')}. Quando nada mudou, no máximo ${(falseAlarms * 100).toLocaleString('pt-BR')}% desses relatórios acusam desvio.`,
  ofColumns: 'Colunas',
  lookAdvice: 'As que mais mudaram vêm primeiro. Escolha uma para ver como seus valores se distribuem.',
  lookAt: (column) => `Ver ${column}`,
  prediction: 'Previsões',
  columns: {
    column: 'Coluna',
    verdict: 'Veredito',
    words: 'Em palavras',
    effect: 'Mudança (conta a partir de)',
    missing: 'Ausentes',
  },
  effectOf: (effect, line) => `${effect} (${line})`,
  fromTo: (from, to) => `${from} → ${to}`,
  spreadOf: (column) => `Como os valores de ${column} se distribuem`,
  training: (rows) => `Treino, ${counted(rows, 'linha', 'linhas')}`,
  window: (rows) => `Agora, ${counted(rows, 'linha', 'linhas')}`,
  other: 'Outros valores',
  missing: 'Ausente',
  unseen: 'Nunca visto no treino',
  allMissing: 'Todos os valores estavam ausentes no treino; não há o que desenhar.',
  noCounts: 'Esta coluna não tem contagens.',
  notKept: 'As contagens destes dados não são mais guardadas; são mostradas as do treino.',
  countsFailed: 'Não foi possível carregar as contagens',
};
