import { ComponentCatalogue } from '@flowi/contracts/catalogue';
import catalogueJson from '@flowi/contracts/catalogue.json' with { type: 'json' };
import type { Role } from '@flowi/contracts/entities';
import { cronCalendar } from '../../adapters/cron/calendar.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ProfiledTable } from '../../ports/table-profiler.ts';
import { memoryRepositories, memoryStores } from './memory-repositories.ts';
import {
  countingIds,
  FakeClock,
  FakeDashboards,
  FakeEndpoints,
  FakeInvoker,
  FakeMachines,
  FakeMeter,
  FakeScheduler,
  MemoryIdempotency,
  MemoryObjectStore,
  MemoryPeople,
  MemoryUploads,
} from './memory-services.ts';

const catalogue = ComponentCatalogue.parse(catalogueJson);

/** What was asked of the ports that only pass things on; `table` is what the profiler will answer. */
interface Records {
  stopped: { jobId: string; attempt: number }[];
  published: { subject: string; text: string }[];
  profiled: unknown[];
  table: ProfiledTable | Error | null;
}

/** Fakes of all ports, wired together; use cases and contracts in it are the real ones. */
export function makeWorld() {
  const stores = memoryStores();
  const clock = new FakeClock();
  const records: Records = { stopped: [], published: [], profiled: [], table: null };
  const fakes = {
    clock,
    ids: countingIds(),
    dataStore: new MemoryObjectStore('flowi-data', clock),
    modelStore: new MemoryObjectStore('flowi-models', clock),
    people: new MemoryPeople('ana', 'vera', 'stranger'),
    uploads: new MemoryUploads(),
    downloads: { url: async (key: string) => `https://storage.example/${key}` },
    machines: new FakeMachines(),
    scheduler: new FakeScheduler(),
    endpoints: new FakeEndpoints(),
    invoker: new FakeInvoker(),
    store: new MemoryIdempotency(),
    dashboards: new FakeDashboards(),
    meter: new FakeMeter(),
    ...records,
  };
  const ports: Ports = {
    ...memoryRepositories(stores),
    ...fakes,
    jobs: { stop: async (job) => void fakes.stopped.push(job) },
    notifier: { publish: async (subject, text) => void fakes.published.push({ subject, text }) },
    profiling: { start: async (version) => void fakes.profiled.push(version) },
    profiler: {
      profile: async () => {
        if (fakes.table === null) throw new Error('no table arranged');
        if (fakes.table instanceof Error) throw fakes.table;
        return fakes.table;
      },
    },
    calendar: cronCalendar(clock),
    catalogue,
    jobsRunOn: 'aws',
    settings: { stage: 'test', trackingUri: null },
  };
  const join = (userId: string, role: Role, projectId = 'demo') =>
    stores.members.set({ projectId, userId, email: null, role, addedAt: clock.now() });
  stores.projects.set({ projectId: 'demo', name: 'Demo', createdAt: clock.now(), createdBy: 'ana' });
  join('ana', 'admin');
  return { stores, fakes, ports: { ...ports, store: fakes.store }, join };
}

export type World = ReturnType<typeof makeWorld>;
