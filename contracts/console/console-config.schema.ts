import * as z from 'zod';

/** `/config.json` beside the console: the only thing that differs between places where the same build is served. */
export const consoleConfigSchema = z.object({
  apiUrl: z.string().min(1).describe('Address of the API, absolute or from the root of the site, e.g. /api'),
  signIn: z.discriminatedUnion('mode', [
    z.object({
      mode: z.literal('laptop').describe('One user, signed in without typing: POST /session answers a token'),
    }),
    z.object({
      mode: z.literal('cognito').describe('Hosted pages of a user pool: authorization code with PKCE'),
      issuer: z.url().describe('https://cognito-idp.<region>.amazonaws.com/<pool id>'),
      clientId: z.string().min(1),
      domain: z.url().describe('Address of the hosted pages; needed to sign out'),
    }),
  ]),
  storage: z
    .object({
      address: z.url().describe('What presigned addresses begin with'),
      path: z.string().startsWith('/').describe('What of this site leads there instead'),
    })
    .optional()
    .describe('Where pages reach storage only through their own site; left out where they call it themselves'),
});
export type ConsoleConfig = z.infer<typeof consoleConfigSchema>;

/** Answer to `POST /session` in laptop mode, to pages of the same origin only. */
export const laptopSessionSchema = z.object({
  accessToken: z.string().min(1),
  expiresAt: z.iso.datetime(),
});
export type LaptopSession = z.infer<typeof laptopSessionSchema>;
