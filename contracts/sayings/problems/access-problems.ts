import * as z from 'zod';
import { SLUG_FORM } from '../../entities/common.ts';
import { sayingSchema, sentence } from '../book.ts';

const text = z.string();
const number = z.number();

const fault = z.object({
  place: text.describe('Part of the call and field, body.name'),
  problem: text,
  because: sayingSchema.nullable().describe('The problem where it is one that there are words for'),
});

/** What is wrong with a call whatever it asks for: who asks, how it is written, what else is going on. */
export const ACCESS_PROBLEMS = {
  'access.no_token': sentence(
    {},
    () => 'This call carries no valid token; sign in and send it as Authorization: Bearer <token>.',
  ),
  'access.no_project': sentence(
    { project: text },
    ({ project }) => `There is no project ${project}, or you are not a member of it.`,
  ),
  'access.role': sentence(
    { needed: text, project: text, yours: text },
    ({ needed, project, yours }) =>
      `This needs the role ${needed} in project ${project}; yours is ${yours}. Ask an admin of the project.`,
  ),
  'request.faults': sentence({ faults: z.array(fault).min(1).readonly() }, ({ faults }) =>
    faults.map(({ place, problem }) => `${place}: ${problem}`).join('; '),
  ),
  'request.slug': sentence({}, () => SLUG_FORM),
  'request.too_large': sentence(
    { bytes: number, most: number },
    ({ bytes, most }) => `The body has ${bytes} bytes; at most ${most} are allowed.`,
  ),
  'request.key_used': sentence(
    { key: text },
    ({ key }) => `Idempotency-Key ${key} was used for another call within 24 hours; use a new key for a new call.`,
  ),
  'request.under_way': sentence(
    { key: text },
    ({ key }) => `The call with Idempotency-Key ${key} is being answered right now; ask again in a moment.`,
  ),
  'record.absent': sentence({ kind: text, key: text }, ({ kind, key }) => `There is no such ${kind}: ${key}.`),
  'record.changing': sentence({ kind: text }, ({ kind }) => `Others keep changing this ${kind}; try again.`),
  'record.cannot_become': sentence(
    {
      what: z.enum(['run', 'batch job', 'deployment']),
      from: text,
      to: text,
      allowed: z.array(text).readonly().describe('Empty: it has ended'),
    },
    ({ what, from, to, allowed }) =>
      `The ${what} is ${from} and cannot become ${to}; allowed: ${allowed.join(', ') || 'nothing: it has ended'}.`,
  ),
  'service.busy': sentence(
    { what: text, error: text },
    ({ what, error }) => `${what} is busy (${error}); try again in a moment.`,
  ),
  'absent.flow': sentence({ flow: text }, ({ flow }) => `There is no flow ${flow} in this project.`),
  'absent.flow_version': sentence(
    { flow: text, version: number },
    ({ flow, version }) => `There is no version ${version} of flow ${flow} in this project.`,
  ),
  'absent.model_version': sentence(
    { flow: text, version: number },
    ({ flow, version }) => `There is no model version ${version} of flow ${flow} in this project.`,
  ),
  'absent.dataset': sentence({ dataset: text }, ({ dataset }) => `There is no dataset ${dataset} in this project.`),
  'absent.dataset_version': sentence(
    { dataset: text, version: number },
    ({ dataset, version }) => `There is no version ${version} of dataset ${dataset} in this project.`,
  ),
  'absent.run': sentence({ run: text }, ({ run }) => `There is no run ${run} in this project.`),
  'absent.batch_job': sentence({ job: text }, ({ job }) => `There is no batch job ${job} in this project.`),
  'absent.deployment': sentence(
    { deployment: text },
    ({ deployment }) => `There is no deployment ${deployment} in this project.`,
  ),
  'absent.drift_report': sentence(
    { report: text },
    ({ report }) => `There is no drift report ${report} in this project.`,
  ),
  'absent.file': sentence({ file: text }, ({ file }) => `There is no file ${file} in this project.`),
  'absent.batch_plan': sentence(
    { flow: text },
    ({ flow }) => `There is no batch plan of flow ${flow} in this project.`,
  ),
  'absent.member': sentence({ member: text }, ({ member }) => `There is no member ${member}.`),
  'project.taken': sentence(
    { project: text },
    ({ project }) => `The project id ${project} is taken; choose another one.`,
  ),
  'member.nobody': sentence(
    { given: text },
    ({ given }) => `Nobody who may sign in is ${JSON.stringify(given)}; give the e-mail address or the id of a user.`,
  ),
  'member.only_admin': sentence(
    { member: text, project: text },
    ({ member, project }) => `${member} is the only admin of project ${project}; make somebody else admin first.`,
  ),
};
