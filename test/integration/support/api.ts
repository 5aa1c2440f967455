import type { Route } from '@flowi/contracts/api';
import { addressOf } from '@flowi/contracts/client';
import { z } from 'zod';
import type { Instance } from '../../../local/index.ts';

export interface Asked {
  token?: string;
  params?: Record<string, string>;
  body?: unknown;
}

export interface Answer {
  status: number;
  code: string | undefined;
  text: string;
}

/** Calls a route as any HTTP client would. */
export async function call(instance: Instance, route: Route, { token, params = {}, body }: Asked): Promise<Answer> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const sent = body ?? (route.method === 'POST' || route.method === 'PUT' ? {} : undefined);
  const response = await fetch(addressOf(`${instance.gatewayUrl}/api`, route, { params }), {
    method: route.method,
    headers,
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  const text = await response.text();
  return { status: response.status, code: codeOf(text), text };
}

const problemSchema = z.object({ code: z.string() });

function codeOf(text: string): string | undefined {
  try {
    return problemSchema.parse(JSON.parse(text)).code;
  } catch {
    return undefined;
  }
}

/** Parameters that fit every route; nothing has these names. */
export const ANY_PARAMS = {
  userId: 'nobody',
  name: 'nothing',
  version: '1',
  flowId: 'nothing',
  runId: 'nothing',
  nodeId: 'nothing',
  deploymentId: 'nothing-online',
  model: 'nothing',
  batchJobId: 'nothing',
  driftReportId: 'nothing',
};
