import * as z from 'zod';
import { sentence } from '../book.ts';

const text = z.string();
const number = z.number();

/** Why nothing comes of a call about a deployment, or of one of its steps. */
export const SERVING_PROBLEMS = {
  'deployment.leaving': sentence(
    { deployment: text },
    ({ deployment }) => `Deployment ${deployment} is being taken down; deploy again when it is gone.`,
  ),
  'deployment.gone': sentence({ deployment: text }, ({ deployment }) => `Deployment ${deployment} is gone already.`),
  'deployment.taken_down': sentence(
    { deployment: text },
    ({ deployment }) => `Deployment ${deployment} was taken down.`,
  ),
  'deployment.being_made': sentence(
    { deployment: text },
    ({ deployment }) => `Deployment ${deployment} is being made; try again in a moment.`,
  ),
  'deployment.batch_plan': sentence(
    { deployment: text },
    ({ deployment }) => `Deployment ${deployment} is a batch plan; start a batch job instead.`,
  ),
  'deployment.no_source': sentence(
    { flow: text },
    ({ flow }) => `Flow ${flow} names no batch source; set deploy.batch.source to a dataset or an s3:// prefix.`,
  ),
  'deployment.fargate': sentence(
    { flow: text },
    ({ flow }) =>
      `Flow ${flow} asks for the target fargate, which this installation does not deploy; set deploy.online.target to serverless or realtime.`,
  ),
  'deployment.no_endpoint': sentence(
    { deployment: text, target: text.nullable().describe('null: a batch plan') },
    ({ deployment, target }) =>
      `Deployment ${deployment} is served by ${target ?? 'a batch plan'}, which is no SageMaker endpoint; set deploy.online.target to serverless or realtime.`,
  ),
  'deployment.superseded': sentence(
    {
      deployment: text,
      request: text,
      version: number,
      by: text.nullable(),
      at: text.nullable(),
      wanted: number.nullable().describe('Model version; null: it is taken down'),
    },
    ({ deployment, request, version, by, at, wanted }) =>
      `Request ${request} for model version ${version} of ${deployment} was superseded by request ${by} of ${at}, ${wanted === null ? 'which takes it down' : `for model version ${wanted}`}; it changes nothing any more.`,
  ),
  'endpoint.gone': sentence(
    { deployment: text },
    ({ deployment }) => `The endpoint of ${deployment} is gone; deploy it again.`,
  ),
  'endpoint.not_started': sentence(
    { deployment: text, version: number, reason: text.nullable() },
    ({ deployment, version, reason }) =>
      `The endpoint of ${deployment} did not start with model version ${version}: ${reason ?? 'SageMaker gives no reason'}.`,
  ),
  'endpoint.went_back': sentence(
    { deployment: text, version: number, reason: text.nullable() },
    ({ deployment, version, reason }) =>
      `The endpoint of ${deployment} went back to its model of before: ${reason ?? `model version ${version} did not start`}.`,
  ),
  'endpoint.wrong_answers': sentence(
    { deployment: text, version: number, found: text },
    ({ deployment, version, found }) =>
      `The endpoint of ${deployment} is up, but answers the sample of model version ${version} with ${found}`,
  ),
  'endpoint.starting': sentence({}, () => 'The endpoint is starting; try again in a moment.'),
  'endpoint.silent': sentence({ reason: text }, ({ reason }) => `The endpoint does not answer: ${reason}`),
  'traffic.none': sentence(
    { deployment: text, version: number },
    ({ deployment, version }) =>
      `Deployment ${deployment} has counted no traffic of model version ${version} since the last report; windows are written after some rows or minutes.`,
  ),
  'traffic.span': sentence(
    { from: text, to: text, most: number.describe('Days') },
    ({ from, to, most }) =>
      `Given from ${from} to ${to}; allowed: a later \`to\`, at most ${most} days after \`from\`.`,
  ),
  aftermath: sentence(
    {
      deployment: text,
      version: number.describe('Model version that did not get there'),
      moved: z.boolean().describe('The endpoint has moved to it all the same'),
      served: number.nullable().describe('Model version that it serves by the ledger'),
      live: number.nullable(),
    },
    ({ deployment, version, moved, served, live }) => {
      const serves = moved
        ? `${deployment} has moved to model version ${version} already`
        : served === null
          ? `${deployment} serves nothing`
          : `${deployment} still serves model version ${served}`;
      return live === null ? `${serves}.` : `Model version ${live} is live; ${serves}.`;
    },
  ),
};

/** How a managed job ended that did not say so itself. */
export const JOB_END_PROBLEMS = {
  'job.too_long': sentence(
    { seconds: number },
    ({ seconds }) => `The job took longer than the ${seconds} s it was given`,
  ),
  'job.was_stopped': sentence({}, () => 'The job was stopped'),
  'job.replaced': sentence({}, () => 'A later attempt replaced the job'),
  'job.exit': sentence({ code: number.nullable() }, ({ code }) => `The job ended with exit code ${code}`),
  'job.killed': sentence({ signal: text }, ({ signal }) => `The job was killed (${signal})`),
};
