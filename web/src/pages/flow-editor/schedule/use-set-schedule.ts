import type { FlowSchedule } from '@flowi/contracts/entities';
import { isRunnable } from '@flowi/contracts/flow';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { flowScheduleQuery } from '../../../features/schedules/schedule-queries.ts';
import { useApi } from '../../../shared/api/api.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useChecked, useEditorModel } from '../editor-context.tsx';
import { scheduleTabTexts } from './texts/index.ts';

/** What is done to the schedule in service. */
export type ScheduleAct =
  | { readonly kind: 'on' }
  | { readonly kind: 'off' }
  /** Put the draft's schedule in the place of the one that is on. */
  | { readonly kind: 'renew' }
  | { readonly kind: 'once'; readonly at: string; readonly timezone: string }
  | { readonly kind: 'cancel'; readonly at: string };

/** A draft that stands in the way, in words. */
export class DraftNotReady extends Error {}

/**
 * Changes the schedule in service. The page shows the wanted state at once and goes back to the real one when it is refused. What is
 * switched on is what people see: the draft is saved and frozen before.
 */
export function useSetSchedule() {
  const api = useApi();
  const queries = useQueryClient();
  const freeze = useFreeze();
  const { projectId, flowId } = useEditorModel();
  const params = { projectId, flowId };
  const { queryKey } = flowScheduleQuery(api, projectId, flowId);
  return useMutation({
    mutationFn: async (act: ScheduleAct) => {
      if (act.kind === 'on' || act.kind === 'renew' || act.kind === 'once') await freeze();
      if (act.kind !== 'renew') await api.flows.setSchedule({ params, body: bodyOf(act) });
    },
    onMutate: async (act) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      if (before) queries.setQueryData(queryKey, expected(before, act));
      return { before };
    },
    onError: (_error, _act, kept) => {
      if (kept?.before) queries.setQueryData(queryKey, kept.before);
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey });
      await queries.invalidateQueries({ queryKey: ['flows', projectId], exact: true, refetchType: 'none' });
    },
  });
}

function useFreeze(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  const words = useCatalogue(scheduleTabTexts);
  const { issues } = useChecked();
  const { projectId, flowId, saver } = useEditorModel();
  return async () => {
    if (!isRunnable(issues)) throw new DraftNotReady(words.service.mendFirst);
    if (!(await saver.flush())) throw new DraftNotReady(words.service.notSaved);
    await api.flows.createVersion({ params: { projectId, flowId }, body: {}, idempotencyKey: crypto.randomUUID() });
    await queries.invalidateQueries({ queryKey: ['flows', projectId, flowId, 'versions'] });
  };
}

function bodyOf(act: Exclude<ScheduleAct, { kind: 'renew' }>) {
  switch (act.kind) {
    case 'on':
    case 'off':
      return { enabled: act.kind === 'on' };
    case 'once':
      return { enabled: true, at: act.at, timezone: act.timezone };
    case 'cancel':
      return { enabled: false, at: act.at };
  }
}

/** How the schedule will stand when the API agrees, as far as the browser can know. */
function expected(before: FlowSchedule, { kind }: ScheduleAct): FlowSchedule {
  if (kind === 'on') return { ...before, enabled: true, state: 'active' };
  if (kind === 'off') return { ...before, enabled: false, state: 'paused', once: null };
  return kind === 'cancel' ? { ...before, once: null } : before;
}
