import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from '../substrate/substrate.ts';

const RENEW_BEFORE_MS = 10 * 60_000;

/** Gives out credentials of roles, each session kept until shortly before it ends. */
export class RoleSessions {
  readonly #sts: STSClient;
  readonly #now: () => number;
  readonly #sessions = new Map<string, Credentials>();

  constructor(sts: STSClient, now: () => number = Date.now) {
    this.#sts = sts;
    this.#now = now;
  }

  /** Credentials of a role. Throws what STS says when the role does not exist or may not be assumed. */
  async of(roleArn: string, sessionName: string): Promise<Credentials> {
    const key = `${roleArn} ${sessionName}`;
    const kept = this.#sessions.get(key);
    if (kept?.expiration && kept.expiration.getTime() - RENEW_BEFORE_MS > this.#now()) return kept;
    const reply = await this.#sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: sessionName.replace(/[^\w+=,.@-]/g, '-').slice(0, 64),
      }),
    );
    const given = reply.Credentials;
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) {
      throw new Error(`STS gave no credentials for ${roleArn}`);
    }
    const credentials: Credentials = {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      ...(given.Expiration ? { expiration: given.Expiration } : {}),
    };
    this.#sessions.set(key, credentials);
    return credentials;
  }
}
