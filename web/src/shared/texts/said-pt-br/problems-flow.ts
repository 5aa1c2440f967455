import type { ProblemParts, TranslationOf } from '@flowi/contracts/sayings';
import { type SayInside, stands } from './words.ts';

/** Why nothing comes of a call about flows and their schedules, in Brazilian Portuguese. */
export const ptBrFlowProblems = (inside: SayInside): TranslationOf<ProblemParts['flow']> => ({
  'flow.taken': ({ flow }) => `Já há um fluxo ${flow} neste projeto; salve o rascunho dele ou escolha outro id.`,
  'flow.changing': ({ flow }) => `Outras pessoas não param de alterar o fluxo ${flow}; tente de novo.`,
  'flow.issues': ({ first, because, more }) =>
    more === 0 ? inside(because, first) : `${inside(because, first)} (e mais ${more})`,
  'flow.no_issue': () => 'O fluxo não pode ser executado.',
  'flow.deployed': ({ flow, deployment }) =>
    `O fluxo ${flow} está implantado como ${deployment}; antes, retire essa implantação.`,
  'flow.running': ({ flow, run, state }) =>
    `A execução ${run} do fluxo ${flow} ${stands(state)}; antes, pare essa execução.`,
  'flow.draft_moved': ({ flow, revision, from }) =>
    `O rascunho de ${flow} está na revisão ${revision}, e o que você salvou partiu da ${from}; carregue-o e tente de novo.`,
  'flow.never_frozen': ({ flow }) => `O fluxo ${flow} não tem versão para executar.`,
  'flow.no_schedule': ({ flow, version }) =>
    version === null
      ? `O fluxo ${flow} não tem versão com agenda; dê uma agenda ao rascunho e congele-o, ou dê um horário.`
      : `A versão ${version} do fluxo ${flow} não tem agenda; dê uma agenda ao rascunho e congele-o, ou dê um horário.`,
  'time.zone': ({ timezone }) => `O fuso horário é "${timezone}"; dê um nome IANA, como America/Sao_Paulo.`,
  'time.cron': ({ cron, problem, because }) => `A expressão cron é "${cron}": ${inside(because, problem)}.`,
  'time.one_of': () => 'Dê uma expressão cron ou um horário, só um dos dois.',
  'time.over': ({ at, timezone }) =>
    `O horário é ${at} em ${timezone}, que já passou ou não é uma data; dê um horário futuro.`,
  'time.over_or_left_out': ({ at, timezone }) =>
    `O horário é ${at} em ${timezone}, que já passou, não é uma data ou não existe porque o relógio é adiantado; dê um horário futuro.`,
  'model.none_live': ({ flow }) =>
    `O fluxo ${flow} não tem modelo em produção; execute-o até que um modelo passe pelo critério, ou indique uma versão do modelo.`,
  'rollback.none_live': ({ flow }) => `O fluxo ${flow} não tem modelo em produção. Não há a que voltar.`,
  'rollback.first': ({ flow, version }) =>
    `A versão ${version} do modelo é a primeira que esteve em produção no fluxo ${flow}. Não há a que voltar.`,
  'rollback.same': ({ flow, version }) =>
    `A versão ${version} do modelo do fluxo ${flow} é a que está em produção. Não há a que voltar.`,
  'rollback.meanwhile': ({ flow, version }) =>
    version === null
      ? `O fluxo ${flow} deixou de ter modelo em produção nesse meio-tempo; olhe e tente de novo.`
      : `A versão ${version} do fluxo ${flow} entrou em produção nesse meio-tempo; olhe e tente de novo.`,
});
