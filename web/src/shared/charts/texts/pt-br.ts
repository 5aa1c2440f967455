import type { ChartTexts } from './en.ts';

export const ptBr: ChartTexts = {
  asChart: 'Mostrar como gráfico',
  asTable: 'Mostrar como tabela',
  from: 'De',
  to: 'Até',
  series: 'Série',
  rows: 'Linhas',
  share: 'Parcela',
  value: 'Valor',
  truthAndAnswer: 'Verdade ↓ resposta →',
};
