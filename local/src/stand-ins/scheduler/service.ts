import { messageOf } from '@flowi/contracts/errors';
import { z } from 'zod';
import type { Authorize, Check } from '../wire/authorizer.ts';
import { type Operation, operation } from '../wire/operation.ts';
import { ServiceError, validationError } from '../wire/service-error.ts';
import { jsonBody, type WireReply, type WireRequest } from '../wire/wire-request.ts';
import { timetableFor } from './engine.ts';
import { type ScheduleInput, type ScheduleRecord, scheduleInputSchema } from './records.ts';
import { groupArn, keyOf, type ScheduleStore, scheduleArn } from './schedule-store.ts';

const ROUTE = /^\/(schedules|schedule-groups)(?:\/([^/]+))?$/;
const JSON_REPLY = { 'content-type': 'application/json' };

const seconds = () => Date.now() / 1000;

/** EventBridge Scheduler, in its own REST protocol. */
export function schedulerService(store: ScheduleStore, authorize: Authorize) {
  const operations = { ...scheduleOperations(store), ...groupOperations(store) };
  return async (request: WireRequest): Promise<WireReply | null> => {
    const route = ROUTE.exec(request.path);
    if (!route) return null;
    const [, collection, name] = route;
    const found = operations[`${request.method} /${collection}${name === undefined ? '' : '/{Name}'}`];
    if (!found) throw new ServiceError('UnknownOperationException', `${request.method} ${request.path} is not known`);
    const { checks, run } = found.prepare(inputOf(request, name));
    await authorize(request, 'scheduler', checks);
    return { status: 200, headers: JSON_REPLY, body: JSON.stringify(await run()) };
  };
}

/** Path, query and body as the one input object that the service's model describes. */
function inputOf(request: WireRequest, name: string | undefined): unknown {
  const body = jsonBody(request);
  const query: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(request.query)) query[QUERY_NAMES[key] ?? key] = value;
  const named = name === undefined ? {} : { Name: decodeURIComponent(name) };
  return { ...(typeof body === 'object' ? body : {}), ...query, ...named };
}

const QUERY_NAMES: Readonly<Record<string, string>> = {
  groupName: 'GroupName',
  ScheduleGroup: 'GroupName',
  clientToken: 'ClientToken',
};

const onSchedule = (action: string, group: string, name: string): Check[] => [
  { action: `scheduler:${action}`, resource: scheduleArn(group, name) },
];

function scheduleOperations(store: ScheduleStore): Record<string, Operation> {
  const named = z.looseObject({ Name: z.string(), GroupName: z.string().default('default') });
  const filters = z.looseObject({
    GroupName: z.string().optional(),
    NamePrefix: z.string().default(''),
    State: z.string().optional(),
  });
  const writeChecks = (action: string) => (input: ScheduleInput) => [
    ...onSchedule(action, input.GroupName, input.Name),
    {
      action: 'iam:PassRole',
      resource: input.Target.RoleArn,
      context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    },
  ];
  return {
    'POST /schedules/{Name}': operation(scheduleInputSchema, writeChecks('CreateSchedule'), (input) =>
      create(store, input),
    ),
    'PUT /schedules/{Name}': operation(scheduleInputSchema, writeChecks('UpdateSchedule'), (input) =>
      update(store, input),
    ),
    'GET /schedules/{Name}': operation(
      named,
      (input) => onSchedule('GetSchedule', input.GroupName, input.Name),
      (input) => described(store.get(input.GroupName, input.Name)),
    ),
    'DELETE /schedules/{Name}': operation(
      named,
      (input) => onSchedule('DeleteSchedule', input.GroupName, input.Name),
      (input) => {
        store.get(input.GroupName, input.Name);
        store.remove(keyOf(input.GroupName, input.Name));
        return {};
      },
    ),
    'GET /schedules': operation(
      filters,
      () => [{ action: 'scheduler:ListSchedules', resource: '*' }],
      (input) => ({
        Schedules: store
          .all()
          .map(([, record]) => record)
          .filter(({ definition }) => !input.GroupName || definition.GroupName === input.GroupName)
          .filter(({ definition }) => definition.Name.startsWith(input.NamePrefix))
          .filter(({ definition }) => !input.State || definition.State === input.State)
          .map(summary),
      }),
    ),
  };
}

function groupOperations(store: ScheduleStore): Record<string, Operation> {
  const named = z.looseObject({ Name: z.string() });
  const check = (action: string) => (input: { Name: string }) => [
    { action: `scheduler:${action}`, resource: groupArn(input.Name) },
  ];
  const reply = (group: { name: string; creationDate: number }) => ({
    Arn: groupArn(group.name),
    Name: group.name,
    State: 'ACTIVE',
    CreationDate: group.creationDate,
  });
  return {
    'POST /schedule-groups/{Name}': operation(named, check('CreateScheduleGroup'), (input) => {
      if (store.group(input.Name)) throw conflict(`Schedule group ${input.Name} already exists.`);
      store.putGroup({ name: input.Name, creationDate: seconds() });
      return { ScheduleGroupArn: groupArn(input.Name) };
    }),
    'GET /schedule-groups/{Name}': operation(named, check('GetScheduleGroup'), (input) => {
      const group = store.group(input.Name);
      if (group) return reply(group);
      throw new ServiceError('ResourceNotFoundException', `Schedule group ${input.Name} does not exist.`, {
        status: 404,
      });
    }),
    'DELETE /schedule-groups/{Name}': operation(named, check('DeleteScheduleGroup'), (input) => {
      store.removeGroup(input.Name);
      return {};
    }),
    'GET /schedule-groups': operation(
      z.looseObject({}),
      () => [{ action: 'scheduler:ListScheduleGroups', resource: '*' }],
      () => ({ ScheduleGroups: store.groups().map(reply) }),
    ),
  };
}

function create(store: ScheduleStore, input: ScheduleInput): object {
  const reply = { ScheduleArn: scheduleArn(input.GroupName, input.Name) };
  const before = store.find(input.GroupName, input.Name);
  if (before) {
    if (input.ClientToken !== undefined && before.definition.ClientToken === input.ClientToken) return reply;
    throw conflict(`Schedule ${input.Name} already exists.`);
  }
  const now = seconds();
  checkUsable(input, now);
  // Groups are made by the stack, which deploys to the substrate; a schedule that names one brings it into being here.
  if (!store.group(input.GroupName)) store.putGroup({ name: input.GroupName, creationDate: now });
  const dates = { creationDate: now, lastModificationDate: now };
  store.put({ definition: input, ...dates, doneUntil: now * 1000, underWay: [], misses: [] });
  return reply;
}

function update(store: ScheduleStore, input: ScheduleInput): object {
  const before = store.get(input.GroupName, input.Name);
  const now = seconds();
  checkUsable(input, before.creationDate);
  store.put({ ...before, definition: input, lastModificationDate: now, doneUntil: now * 1000 });
  return { ScheduleArn: scheduleArn(input.GroupName, input.Name) };
}

function checkUsable(input: ScheduleInput, creationDate: number): void {
  try {
    timetableFor(input, creationDate);
  } catch (problem) {
    throw validationError(messageOf(problem));
  }
}

function described({ definition, creationDate, lastModificationDate }: ScheduleRecord): object {
  const { ClientToken: _token, ...shown } = definition;
  const Arn = scheduleArn(definition.GroupName, definition.Name);
  return { ...shown, Arn, CreationDate: creationDate, LastModificationDate: lastModificationDate };
}

function summary({ definition, creationDate, lastModificationDate }: ScheduleRecord): object {
  const { GroupName, Name, State, Target } = definition;
  const dates = { CreationDate: creationDate, LastModificationDate: lastModificationDate };
  return { Arn: scheduleArn(GroupName, Name), GroupName, Name, State, ...dates, Target: { Arn: Target.Arn } };
}

const conflict = (message: string) => new ServiceError('ConflictException', message, { status: 409 });
