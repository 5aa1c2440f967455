import type { ProblemParts, TranslationOf } from '@flowi/contracts/sayings';
import { listed, type SayInside, stands, whole } from './words.ts';

const comparedWith = (version: number | null) =>
  version === null ? 'quando ainda não havia modelo em produção' : `com a versão ${version}`;

const wentLive = (version: number | null) =>
  version === null ? 'Deixou de haver modelo em produção' : `A versão ${version} entrou em produção`;

/** Why nothing comes of a call about a run, or of one of its steps, in Brazilian Portuguese. */
export const ptBrRunProblems: TranslationOf<ProblemParts['run']> = {
  'run.not_waiting': ({ run, state }) => `A execução ${run} ${stands(state)}; ela não espera aprovação.`,
  'run.answered': ({ run, approved, by }) =>
    approved ? `A execução ${run} já foi aprovada por ${by}.` : `A execução ${run} já foi rejeitada por ${by}.`,
  'run.overtaken': ({ flow, live, compared }) =>
    `${wentLive(live)} no fluxo ${flow} depois que esta execução foi comparada ${comparedWith(compared)}. Rejeite esta execução e execute de novo.`,
  'run.overtaken_at_promotion': ({ live, compared }) =>
    `${wentLive(live)} depois que esta execução foi comparada ${comparedWith(compared)}; execute de novo.`,
  'run.answer_late': () => 'Nada mais espera por esta resposta: ela já foi dada, ou a execução terminou.',
  'run.of_other_flow': ({ run, flow, wanted }) =>
    `A execução ${run} é do fluxo ${flow}; use outra Idempotency-Key para o fluxo ${wanted}.`,
  'run.no_retry': ({ run, state }) =>
    `A execução ${run} ${stands(state)}; só se repete uma execução que falhou ou foi interrompida.`,
  'run.ended': ({ run, state }) => `A execução ${run} já ${stands(state)}; não há o que parar.`,
  'run.later_attempt': ({ run, attempt, given }) =>
    `A execução ${run} está na tentativa ${attempt}; a tentativa ${given} não muda mais nada.`,
  'run.stopped': ({ run }) => `A execução ${run} foi interrompida.`,
  'run.no_model': ({ run }) => `A execução ${run} não tem versão do modelo para promover.`,
  'run.no_result': ({ uri }) => `O trabalho de treino terminou sem resultado: não há ${uri}.`,
  'run.approval_unasked': ({ reason }) => `Não foi possível pedir a aprovação a ninguém: ${reason}`,
};

const BATCH_STEPS = { count: 'A contagem', score: 'A previsão' } as const;

/** Why nothing comes of a call about a batch job, or of one of its steps, in Brazilian Portuguese. */
export const ptBrBatchProblems = (inside: SayInside): TranslationOf<ProblemParts['batch']> => ({
  'batch.file_fault': ({ file, line, problem, because }) => `${file}, linha ${line}: ${inside(because, problem)}`,
  'batch.overlap': ({ destination, source }) =>
    `O destino é "${destination}" e a origem é "${source}"; um está dentro do outro. Dê um destino fora da origem, ou nenhum.`,
  'batch.place': ({ field, uri, allowed, reserved }) =>
    reserved.length > 0
      ? `${field} é "${uri}"; dê um endereço abaixo de ${allowed} e não abaixo de ${reserved.join(' ou ')} dele.`
      : `${field} é "${uri}"; dê um endereço abaixo de ${allowed} ou o nome de um conjunto de dados.`,
  'batch.source': ({ source }) =>
    `A origem é "${source}"; dê um conjunto de dados (nome ou nome@versão) ou um prefixo s3:// do projeto.`,
  'batch.not_ready': ({ dataset, version }) =>
    version === null
      ? `O conjunto de dados ${dataset} não tem nenhuma versão pronta.`
      : `A versão ${version} do conjunto de dados ${dataset} não está pronta.`,
  'batch.nothing_there': ({ uri }) => `Não há objetos abaixo de ${uri}.`,
  'batch.several_formats': ({ uri, formats }) =>
    `Abaixo de ${uri} há objetos de vários formatos (${formats.join(', ')}); um lote aceita um só.`,
  'batch.format': ({ source, format }) => `${source} está no formato ${format}; um lote lê csv ou parquet.`,
  'batch.object_gone': ({ uri }) => `O objeto ${uri} da origem já não existe; inicie o lote de novo.`,
  'batch.no_retry': ({ job, state }) =>
    `O trabalho em lote ${job} ${stands(state)}; só se repete um trabalho que falhou ou foi interrompido.`,
  'batch.of_other_flow': ({ job, flow }) => `O trabalho em lote ${job} é do fluxo ${flow}; use outra Idempotency-Key.`,
  'batch.ended': ({ job, state }) => `O trabalho em lote ${job} já ${stands(state)}; não há o que parar.`,
  'batch.later_attempt': ({ job, attempt, given }) =>
    `O trabalho em lote ${job} está na tentativa ${attempt}; a tentativa ${given} não muda mais nada.`,
  'batch.stopped': ({ job }) => `O trabalho em lote ${job} foi interrompido.`,
  'batch.plan_gone': ({ flow }) => `O plano em lote do fluxo ${flow} foi retirado.`,
  'batch.no_counts': ({ job }) => `A contagem do trabalho em lote ${job} não deixou resultado.`,
  'batch.rows_lost': ({ job, rowsIn, rowsOut }) =>
    `Entraram ${whole(rowsIn)} linhas no trabalho em lote ${job} e saíram ${whole(rowsOut)}.`,
  'batch.columns_lacking': ({ source, lacking, columns }) =>
    `Faltam em ${source} colunas de que o modelo precisa: ${listed(lacking)}; ele tem ${listed(columns)}.`,
  'batch.columns_taken': ({ source, columns }) =>
    `${source} tem a coluna ${listed(columns)}, um nome que as previsões usam; mude-o.`,
  'batch.no_rows': ({ uris }) => `Não há nenhuma linha em ${uris.join(', ')}.`,
  'batch.other_columns': ({ uri, columns, first, firstColumns }) =>
    `${uri} tem as colunas ${columns}, mas ${first} tem ${firstColumns}; as origens de um trabalho precisam das mesmas.`,
  'batch.unreadable': ({ uri, reason }) => `${uri} não pode ser lido: ${reason}`,
  'batch.stopped_before_writing': () => 'O trabalho em lote foi interrompido; nada foi escrito no destino.',
  'batch.no_result': ({ job, step, uri }) =>
    `${BATCH_STEPS[step]} do trabalho em lote ${job} terminou sem resultado: não há ${uri}.`,
});
