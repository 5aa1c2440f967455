import type { Client } from '@flowi/contracts/client';
import type { Output } from './output.ts';

/** What a command works with: the API as the chosen profile reaches it, the project, and where to write. */
export interface Session {
  client: Client;
  projectId: string;
  output: Output;
  /** Where the API is, for people and snippets. */
  apiUrl: string;
  /** Ends every wait of this session. @default nothing does */
  signal?: AbortSignal;
  /** Bearer token of this session, for calls outside the client. */
  token: () => Promise<string>;
}

/** Options every command takes. */
export interface GlobalOptions {
  json: boolean;
  project: string;
  profile: string;
}
