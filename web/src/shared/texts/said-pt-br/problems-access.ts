import type { ProblemParts, TranslationOf } from '@flowi/contracts/sayings';
import { roleName, type SayInside, stands, whole } from './words.ts';

const KINDS: Readonly<Record<string, string>> = {
  flow: 'este fluxo',
  'flow version': 'esta versão do fluxo',
  run: 'esta execução',
  dataset: 'este conjunto de dados',
  'dataset version': 'esta versão do conjunto de dados',
  'model version': 'esta versão do modelo',
  deployment: 'esta implantação',
  'batch job': 'este trabalho em lote',
  'drift report': 'este relatório de desvio',
  member: 'este membro',
  project: 'este projeto',
};
const kindName = (kind: string) => KINDS[kind] ?? kind;
const WHAT = { run: 'A execução', 'batch job': 'O trabalho em lote', deployment: 'A implantação' } as const;

/** What is wrong with a call whatever it asks for, in Brazilian Portuguese. */
export const ptBrAccessProblems = (inside: SayInside): TranslationOf<ProblemParts['access']> => ({
  'access.no_token': () => 'Falta uma identidade válida; entre de novo.',
  'access.no_project': ({ project }) => `Não há projeto ${project}, ou você não é membro dele.`,
  'access.role': ({ needed, project, yours }) =>
    `Isto exige o papel de ${roleName(needed)} no projeto ${project}; o seu é ${roleName(yours)}. Peça a um administrador do projeto.`,
  'request.faults': ({ faults }) =>
    faults.map(({ place, problem, because }) => `${place}: ${inside(because, problem)}`).join('; '),
  'request.slug': () => 'são permitidos letras minúsculas, dígitos e hifens, como em iris-2024',
  'request.too_large': ({ bytes, most }) =>
    `O conteúdo enviado tem ${whole(bytes)} bytes; são permitidos no máximo ${whole(most)}.`,
  'request.key_used': ({ key }) =>
    `A Idempotency-Key ${key} foi usada em outra chamada nas últimas 24 horas; use uma nova para uma nova chamada.`,
  'request.under_way': ({ key }) =>
    `A chamada com a Idempotency-Key ${key} está sendo respondida agora; pergunte de novo em instantes.`,
  'record.absent': ({ kind, key }) => `Não existe ${kindName(kind)}: ${key}.`,
  'record.changing': ({ kind }) => `Outras pessoas não param de alterar ${kindName(kind)}; tente de novo.`,
  'record.cannot_become': ({ what, from, to, allowed }) =>
    allowed.length === 0
      ? `${WHAT[what]} ${stands(from)} e não pode mudar para ${to}.`
      : `${WHAT[what]} ${stands(from)} e não pode mudar para ${to}; pode mudar para ${allowed.join(', ')}.`,
  'service.busy': ({ what, error }) => `${what} está ocupado (${error}); tente de novo em instantes.`,
  'absent.flow': ({ flow }) => `Não há fluxo ${flow} neste projeto.`,
  'absent.flow_version': ({ flow, version }) => `O fluxo ${flow} não tem versão ${version} neste projeto.`,
  'absent.model_version': ({ flow, version }) => `Não há versão ${version} do modelo do fluxo ${flow} neste projeto.`,
  'absent.dataset': ({ dataset }) => `Não há conjunto de dados ${dataset} neste projeto.`,
  'absent.dataset_version': ({ dataset, version }) =>
    `O conjunto de dados ${dataset} não tem versão ${version} neste projeto.`,
  'absent.run': ({ run }) => `Não há execução ${run} neste projeto.`,
  'absent.batch_job': ({ job }) => `Não há trabalho em lote ${job} neste projeto.`,
  'absent.deployment': ({ deployment }) => `Não há implantação ${deployment} neste projeto.`,
  'absent.drift_report': ({ report }) => `Não há relatório de desvio ${report} neste projeto.`,
  'absent.file': ({ file }) => `Não há arquivo ${file} neste projeto.`,
  'absent.batch_plan': ({ flow }) => `O fluxo ${flow} não tem plano em lote neste projeto.`,
  'absent.member': ({ member }) => `Não há membro ${member}.`,
  'project.taken': ({ project }) => `O id de projeto ${project} já está em uso; escolha outro.`,
  'member.nobody': ({ given }) =>
    `Ninguém que possa entrar é "${given}"; dê o endereço de e-mail ou o id de uma pessoa.`,
  'member.only_admin': ({ member, project }) =>
    `${member} é o único administrador do projeto ${project}; antes, torne outra pessoa administradora.`,
});
