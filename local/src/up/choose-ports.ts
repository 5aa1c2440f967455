import { join } from 'node:path';
import { readJson, replaceJson } from '../base/files.ts';
import { freePort } from '../base/ports.ts';
import { type Ports, portsSchema } from './instance.ts';

/**
 * Ports for this start. Addresses end up in what was deployed, so the ports of the last start are taken again while they are free.
 *
 * @param gateway port that must be the gateway's; 0 = any
 * @throws Error when it is taken
 */
export async function choosePorts(runFolder: string, gateway: number): Promise<Ports> {
  const file = join(runFolder, 'ports.json');
  const kept = readJson(file, portsSchema);
  const ports = {
    gateway: gateway === 0 ? await freePort(kept?.gateway) : await exactly(gateway),
    substrate: await freePort(kept?.substrate),
    standIns: await freePort(kept?.standIns),
    mlflow: await freePort(kept?.mlflow),
  };
  replaceJson(file, ports);
  return ports;
}

async function exactly(port: number): Promise<number> {
  if ((await freePort(port)) === port) return port;
  throw new Error(`Port ${port} is taken by another program; set FLOWI_PORT to a free one`);
}
