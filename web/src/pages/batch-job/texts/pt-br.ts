import { countIn } from '../../../shared/texts/counted.ts';
import type { BatchJobTexts } from './en.ts';

const counted = countIn('pt-BR');

export const ptBr: BatchJobTexts = {
  help: {
    title: 'Um trabalho em lote',
    text: [
      'O trabalho conta as linhas da origem, compara-as com o treino e só então prevê. Havendo desvio ele é recusado: nada é gravado, e as colunas que mudaram aparecem abaixo.',
      'O que ele gravou fica em uma pasta própria; manifest.json é gravado por último, quando todas as partes estão lá. Os endereços dos arquivos valem por uma hora; recarregue a página para obter novos.',
    ],
  },
  job: 'Trabalho em lote',
  title: (flow, started) => `Trabalho em lote de ${flow}, ${started}`,
  failedTitle: 'Não foi possível carregar o trabalho em lote',
  failedIn: (step) => `Falhou na etapa ${step}`,
  likelyFix: (fix) => `O que tentar: ${fix}`,
  refused: 'Recusado antes da previsão; nada foi gravado',
  drifts: 'As linhas desviam; confira as previsões antes de usá-las',
  wasStopped: 'Alguém parou o trabalho; nada dele aparece no destino.',
  notAll: (answered, out) =>
    `${counted(out - answered, 'linha não tem previsão', 'linhas não têm previsão')}, e sim nulo e um motivo.`,
  facts: 'Dados do trabalho em lote',
  state: 'Estado',
  rowsIn: 'Linhas de entrada',
  rowsOut: 'Linhas de saída',
  answered: 'Respondidas',
  flow: 'Fluxo',
  model: 'Modelo',
  version: (version) => `Versão ${version}`,
  source: 'Origem',
  destination: 'Gravado em',
  startedAt: 'Início',
  took: 'Duração',
  by: 'Iniciado por',
  attempt: 'Tentativa',
  options: 'Opções',
  optionsOf: (scores, ignoreDrift) =>
    [
      scores ? 'com pontuações' : 'sem pontuações',
      ignoreDrift ? 'prevê mesmo com desvio' : 'recusa havendo desvio',
    ].join(', '),
  stop: 'Parar',
  notStopped: 'O trabalho não foi parado',
  retry: 'Executar de novo',
  notRetried: 'O trabalho não foi executado de novo',
  files: 'Arquivos',
  filesAdvice: 'As previsões, uma linha para cada linha da origem.',
  file: 'Arquivo',
  size: 'Tamanho',
  noFiles: 'Não há nenhum.',
  filesFailed: 'Não foi possível listar os arquivos',
  reportFailed: 'Não foi possível carregar o relatório de desvio',
};
