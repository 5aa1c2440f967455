import type { ProblemParts, TranslationOf } from '@flowi/contracts/sayings';
import { whole } from './words.ts';

/** What an endpoint serves after a deployment did not get there. */
function serves(deployment: string, version: number, moved: boolean, served: number | null): string {
  if (moved) return `${deployment} já passou para a versão ${version} do modelo`;
  return served === null
    ? `${deployment} não serve nada`
    : `${deployment} continua a servir a versão ${served} do modelo`;
}

/** `ao pedido r-2 de 2026-01-01...`; deployments of earlier releases name neither. */
function newer(by: string | null, at: string | null): string {
  if (by === null) return 'a outro pedido';
  return at === null ? `ao pedido ${by}` : `ao pedido ${by} de ${at}`;
}

/** Why nothing comes of a call about a deployment, or of one of its steps, in Brazilian Portuguese. */
export const ptBrServingProblems: TranslationOf<ProblemParts['serving']> = {
  'deployment.leaving': ({ deployment }) =>
    `A implantação ${deployment} está sendo retirada; implante de novo quando ela tiver saído.`,
  'deployment.gone': ({ deployment }) => `A implantação ${deployment} já não existe.`,
  'deployment.taken_down': ({ deployment }) => `A implantação ${deployment} foi retirada.`,
  'deployment.being_made': ({ deployment }) =>
    `A implantação ${deployment} está sendo criada; tente de novo em instantes.`,
  'deployment.batch_plan': ({ deployment }) =>
    `A implantação ${deployment} é um plano em lote; inicie um trabalho em lote.`,
  'deployment.no_source': ({ flow }) =>
    `O fluxo ${flow} não indica origem para o lote; defina deploy.batch.source com um conjunto de dados ou um prefixo s3://.`,
  'deployment.fargate': ({ flow }) =>
    `O fluxo ${flow} pede o alvo fargate, que esta instalação não implanta; defina deploy.online.target como serverless ou realtime.`,
  'deployment.no_endpoint': ({ deployment, target }) =>
    target === null
      ? `A implantação ${deployment} é um plano em lote, não um endpoint do SageMaker; defina deploy.online.target como serverless ou realtime.`
      : `A implantação ${deployment} é servida por ${target}, que não é um endpoint do SageMaker; defina deploy.online.target como serverless ou realtime.`,
  'deployment.superseded': ({ deployment, request, version, by, at, wanted }) =>
    wanted === null
      ? `O pedido ${request} da versão ${version} do modelo em ${deployment} deu lugar ${newer(by, at)}, que retira a implantação; ele não muda mais nada.`
      : `O pedido ${request} da versão ${version} do modelo em ${deployment} deu lugar ${newer(by, at)}, da versão ${wanted} do modelo; ele não muda mais nada.`,
  'endpoint.gone': ({ deployment }) => `O endpoint de ${deployment} já não existe; implante de novo.`,
  'endpoint.not_started': ({ deployment, version, reason }) =>
    `O endpoint de ${deployment} não começou com a versão ${version} do modelo: ${reason ?? 'o SageMaker não diz por quê'}.`,
  'endpoint.went_back': ({ deployment, version, reason }) =>
    `O endpoint de ${deployment} voltou ao modelo anterior: ${reason ?? `a versão ${version} do modelo não começou`}.`,
  'endpoint.wrong_answers': ({ deployment, version, found }) =>
    `O endpoint de ${deployment} está no ar, mas responde ao exemplo da versão ${version} do modelo com ${found}`,
  'endpoint.starting': () => 'O endpoint está começando; tente de novo em instantes.',
  'endpoint.silent': ({ reason }) => `O endpoint não responde: ${reason}`,
  'traffic.none': ({ deployment, version }) =>
    `A implantação ${deployment} não contou tráfego da versão ${version} do modelo desde o último relatório; as janelas são escritas depois de algumas linhas ou minutos.`,
  'traffic.span': ({ from, to, most }) =>
    `O período vai de ${from} a ${to}; o fim tem de vir depois do começo, no máximo ${most} dias depois.`,
  aftermath: ({ deployment, version, moved, served, live }) =>
    live === null
      ? `${serves(deployment, version, moved, served)}.`
      : `A versão ${live} do modelo está em produção; ${serves(deployment, version, moved, served)}.`,
};

/** How a managed job ended that did not say so itself, in Brazilian Portuguese. */
export const ptBrJobEnds: TranslationOf<ProblemParts['jobEnd']> = {
  'job.too_long': ({ seconds }) => `O trabalho levou mais que os ${whole(seconds)} s que tinha.`,
  'job.was_stopped': () => 'O trabalho foi interrompido.',
  'job.replaced': () => 'Uma tentativa posterior tomou o lugar deste trabalho.',
  'job.exit': ({ code }) =>
    code === null ? 'O trabalho terminou sem dizer por quê.' : `O trabalho terminou com o código de saída ${code}.`,
  'job.killed': ({ signal }) => `O trabalho foi encerrado pelo sistema (${signal}).`,
};
