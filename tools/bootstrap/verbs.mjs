const TRAINER = 'containers/trainer/requirements.txt';
const TRAINER_DEV = 'containers/trainer/requirements-dev.txt';
const LAPTOP = 'local/requirements.txt';

const RUN = [TRAINER, LAPTOP];
const DEVELOP = [TRAINER, TRAINER_DEV, LAPTOP];

/**
 * @typedef {object} Verb
 * @property {string} script what the verb runs, from the repository root
 * @property {readonly string[]} args its first arguments; what the caller typed follows
 * @property {readonly string[]} requirements hashed Python requirement files that must be installed
 */

/** @type {Record<string, Verb>} */
export const VERBS = {
  start: { script: 'cli/bin/flowi.mjs', args: ['up'], requirements: RUN },
  demo: { script: 'cli/bin/flowi.mjs', args: ['demo'], requirements: RUN },
  test: { script: 'tools/verbs/test.ts', args: [], requirements: DEVELOP },
  'test:images': { script: 'test/images/main.ts', args: [], requirements: DEVELOP },
  check: { script: 'tools/verbs/check.ts', args: [], requirements: DEVELOP },
  generate: { script: 'tools/verbs/generate.ts', args: [], requirements: DEVELOP },
  lock: { script: 'tools/verbs/lock.ts', args: [], requirements: DEVELOP },
  bench: { script: 'bench/main.ts', args: [], requirements: DEVELOP },
  client: { script: 'contracts/tools/client-package/main.ts', args: [], requirements: [] },
  tour: { script: 'tools/verbs/tour.ts', args: [], requirements: DEVELOP },
  synth: { script: 'infra/bin/synth.ts', args: [], requirements: [] },
};
