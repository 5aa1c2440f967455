import { z } from 'zod';
import { readJson, replaceJson } from '../base/files.ts';

const portSchema = z.int().min(1).max(65535);

/** Ports of one instance; all but the gateway's are chosen at the first start and kept while they are free. */
export const portsSchema = z.object({
  gateway: portSchema,
  substrate: portSchema,
  standIns: portSchema,
  mlflow: portSchema,
});
export type Ports = z.infer<typeof portsSchema>;

/** What a running instance tells its clients, in `instance.json` of the state folder; readable by its owner only. */
export const instanceSchema = z.object({
  pid: z.int(),
  startedAt: z.iso.datetime(),
  home: z.string(),
  gatewayUrl: z.url(),
  region: z.string(),
  apiId: z.string(),
  userPoolId: z.string(),
  webClientId: z.string(),
  /** Address of the AWS APIs; they want the credentials of a role. */
  substrateUrl: z.url(),
  standInsUrl: z.url(),
  /** How the command line signs in. */
  cognito: z.object({ endpoint: z.url(), clientId: z.string(), username: z.string(), password: z.string() }),
  ports: portsSchema,
});
export type Instance = z.infer<typeof instanceSchema>;

/** The instance a state folder was last run as, or null. */
export const readInstance = (file: string): Instance | null => readJson(file, instanceSchema);

/** Write it for clients to find. */
export const writeInstance = (file: string, instance: Instance): void => replaceJson(file, instance);
