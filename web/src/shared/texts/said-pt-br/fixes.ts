import type { Deployment } from '@flowi/contracts/entities';
import { LIKELY_FIXES, redeployFix } from '@flowi/contracts/errors';
import { ptBrFindings, ptBrFixes } from './failures.ts';

/** Portuguese by the English sentence, since records keep that one. */
const FIXES: ReadonlyMap<string, string> = new Map([
  ...pairs(LIKELY_FIXES.job, ptBrFixes.job),
  ...pairs(LIKELY_FIXES.step, ptBrFixes.step),
  ...pairs(LIKELY_FIXES.approval, ptBrFixes.approval),
  ...pairs(LIKELY_FIXES.machine, ptBrFixes.machine),
]);
/** The fix tells what was found, where it is the only one for it. */
const FINDINGS: ReadonlyMap<string, string> = new Map(pairs(LIKELY_FIXES.job, ptBrFindings));

/** What was found, by its likely fix in English. */
export const findingOf = (fix: string | null): string | null => FINDINGS.get(fix ?? '') ?? null;

/** What to try; after a deployment, in two sentences, of which the first names what to type. */
export function fixInWords(fix: string, of: Pick<Deployment, 'flowId' | 'kind'> | null): string {
  const known = FIXES.get(fix);
  if (known !== undefined || of === null) return known ?? fix;
  const redeploy = redeployFix(of.flowId, of.kind);
  if (!fix.startsWith(redeploy)) return fix;
  const { flowId, kind } = of;
  const deploy = kind === 'batch' ? `flowi deploy ${flowId} --batch` : `flowi deploy ${flowId}`;
  const rest = fix.slice(redeploy.length).trim();
  return `Implante de novo (${deploy}) ou reverta (flowi rollback ${flowId}). ${FIXES.get(rest) ?? rest}`.trim();
}

/** The Portuguese of each English sentence that there is one of. */
function pairs<K extends string>(
  english: Readonly<Record<K, string>>,
  portuguese: { readonly [P in K]?: string },
): [string, string][] {
  const said: Readonly<Record<string, string | undefined>> = portuguese;
  return Object.entries<string>(english).flatMap(([id, text]) => {
    const translated = said[id];
    return translated === undefined ? [] : [[text, translated]];
  });
}
