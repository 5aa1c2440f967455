import type { Saying } from '@flowi/contracts/sayings';

/** Says a sentence that stands in another one; in the English given where there are no words for it. */
export type SayInside = (said: Saying | null | undefined, english: string) => string;

const STATES: Readonly<Record<string, string>> = {
  queued: 'na fila',
  planning: 'sendo planejada',
  training: 'em treino',
  comparing: 'em comparação',
  awaiting_approval: 'aguardando aprovação',
  promoting: 'sendo promovida',
  deploying: 'sendo implantada',
  counting: 'contando linhas',
  checking: 'verificando desvio',
  scoring: 'prevendo',
  succeeded: 'com sucesso',
  refused: 'com recusa',
  failed: 'com falha',
  stopped: 'por interrupção',
  uploading: 'a caminho',
  profiling: 'em leitura',
  ready: 'pronta',
  creating: 'em criação',
  in_service: 'em serviço',
  updating: 'em atualização',
  deleting: 'em remoção',
  deleted: 'fora do ar',
};
const ENDED: ReadonlySet<string> = new Set(['succeeded', 'refused', 'failed', 'stopped']);

/** How a run, a job, a deployment or a version of data stands: `está na fila`, `terminou com falha`. */
export function stands(state: string): string {
  const words = STATES[state] ?? state;
  return ENDED.has(state) ? `terminou ${words}` : `está ${words}`;
}

const ROLES: Readonly<Record<string, string>> = {
  viewer: 'leitor',
  editor: 'editor',
  deployer: 'implantador',
  admin: 'administrador',
};

/** The name of a role. */
export const roleName = (role: string) => ROLES[role] ?? role;

const STEPS: Readonly<Record<string, string>> = {
  Plan: 'Planejar',
  Train: 'Treinar',
  Compare: 'Comparar',
  Approve: 'Aprovar',
  Promote: 'Promover',
  Deploy: 'Implantar',
};

/** The name of a step of a run; other machines have steps that only the log names. */
export const stepName = (step: string) => STEPS[step] ?? step;

/** A whole number as Brazilians write it. */
export const whole = (value: number) => value.toLocaleString('pt-BR');

/** `"a", "b"`. */
export const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** `A coluna "a"`, `As colunas "a", "b"`. */
export const allColumns = (names: readonly string[]) =>
  names.length === 1 ? `A coluna ${quoted(names)}` : `As colunas ${quoted(names)}`;

/** Names one after the other, or a word for none. */
export const listed = (names: readonly string[], none = 'nada') => names.join(', ') || none;
