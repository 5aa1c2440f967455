import { join } from 'node:path';
import { z } from 'zod';
import { readJson, replaceJson } from '../base/files.ts';
import { freePort } from '../base/ports.ts';
import type { Ports } from './instance.ts';

const keptSchema = z.object({ substrate: z.int(), standIns: z.int(), mlflow: z.int() });

/**
 * Ports for this start. Addresses end up in what was deployed, so the ports of the last start are taken again while they are free.
 * Throws when the gateway's own port is taken.
 */
export async function choosePorts(runFolder: string, gateway: number): Promise<Ports> {
  if ((await freePort(gateway)) !== gateway) {
    throw new Error(`Port ${gateway} is taken by another program; set FLOWI_PORT to a free one`);
  }
  const file = join(runFolder, 'ports.json');
  const kept = readJson(file, keptSchema);
  const ports = {
    substrate: await freePort(kept?.substrate),
    standIns: await freePort(kept?.standIns),
    mlflow: await freePort(kept?.mlflow),
  };
  replaceJson(file, ports);
  return { gateway, ...ports };
}
