import * as z from 'zod';
import { sayingSchema, sentence } from '../book.ts';

const text = z.string();
const number = z.number();

/** Why nothing comes of a call about flows and their schedules. */
export const FLOW_PROBLEMS = {
  'flow.taken': sentence(
    { flow: text },
    ({ flow }) => `There is a flow ${flow} in this project already; save its draft, or give body.flowId another id.`,
  ),
  'flow.changing': sentence({ flow: text }, ({ flow }) => `Others keep changing flow ${flow}; try again.`),
  'flow.issues': sentence(
    {
      first: text,
      because: sayingSchema.nullable().describe('The first issue where it is one that there are words for'),
      more: number,
    },
    ({ first, more }) => `${first}${more > 0 ? ` (and ${more} more)` : ''}`,
  ),
  'flow.no_issue': sentence({}, () => 'The flow cannot run.'),
  'flow.deployed': sentence(
    { flow: text, deployment: text },
    ({ flow, deployment }) => `Flow ${flow} is deployed as ${deployment}; take that down first.`,
  ),
  'flow.running': sentence(
    { flow: text, run: text, state: text },
    ({ flow, run, state }) => `Run ${run} of flow ${flow} is ${state}; stop it first.`,
  ),
  'flow.draft_moved': sentence(
    { flow: text, revision: number, from: number },
    ({ flow, revision, from }) =>
      `The draft of ${flow} is at revision ${revision}, this save began from ${from}; load it and try again.`,
  ),
  'flow.never_frozen': sentence({ flow: text }, ({ flow }) => `Flow ${flow} has no version to run.`),
  'flow.no_schedule': sentence(
    { flow: text, version: number.nullable() },
    ({ flow, version }) =>
      `Version ${version ?? 0} of flow ${flow} has no schedule; give the draft one and freeze it, or give body.at.`,
  ),
  'time.zone': sentence(
    { timezone: text },
    ({ timezone }) => `body.timezone is "${timezone}"; give an IANA name such as America/Sao_Paulo.`,
  ),
  'time.cron': sentence(
    { cron: text, problem: text, because: sayingSchema },
    ({ cron, problem }) => `body.cron is "${cron}": ${problem}.`,
  ),
  'time.one_of': sentence({}, () => 'Give one of body.cron and body.at.'),
  'time.over': sentence(
    { at: text, timezone: text },
    ({ at, timezone }) => `body.at is ${at} in ${timezone}, which is over or no date; give a time to come.`,
  ),
  'time.over_or_left_out': sentence(
    { at: text, timezone: text },
    ({ at, timezone }) =>
      `body.at is ${at} in ${timezone}, which is over, no date, or left out when clocks go forward; give a time to come.`,
  ),
  'model.none_live': sentence(
    { flow: text },
    ({ flow }) => `Flow ${flow} has no live model; run it until a model passes the gate, or name a model version.`,
  ),
  'rollback.none_live': sentence(
    { flow: text },
    ({ flow }) => `Flow ${flow} has no live model. There is nothing to roll back to.`,
  ),
  'rollback.first': sentence(
    { flow: text, version: number },
    ({ flow, version }) =>
      `Model version ${version} is the first that was live in flow ${flow}. There is nothing to roll back to.`,
  ),
  'rollback.same': sentence(
    { flow: text, version: number },
    ({ flow, version }) =>
      `Model version ${version} of flow ${flow} is the live one. There is nothing to roll back to.`,
  ),
  'rollback.meanwhile': sentence(
    { flow: text, version: number.nullable() },
    ({ flow, version }) =>
      `${version === null ? 'No version' : `Version ${version}`} of flow ${flow} went live meanwhile; look again and try again.`,
  ),
};
