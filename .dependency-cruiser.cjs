// Which folder may import which. Adding a rule here beats writing it in a document.

// Test files, and folders with what several tests share.
const TEST = '\\.test\\.tsx?$|(^|/)test(ing|s)?/';
const LIBRARY = '^node_modules/|/node_modules/';

/** A folder may reach itself, the folders named, and no other one of the repository. */
function only(name, comment, folder, allowed) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: TEST },
    to: {
      pathNot: [LIBRARY, `^${folder}/`, ...allowed.map((other) => `^${other}/`)],
      dependencyTypesNot: ['core'],
      couldNotResolve: false,
    },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that import each other cannot be understood, tested or moved one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file and it imports nothing: it is an entry that is not known here, or dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.config\\.(ts|mjs)$', TEST, '/bin/', '^tools/'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere fails at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-dependencies',
      comment: 'A workspace names what it imports in its own package.json; development tools stay out of what ships.',
      severity: 'error',
      from: { pathNot: `${TEST}|^tools/|^bench/|\\.config\\.ts$|/tools/|/build\\.ts$` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    only(
      'contracts-stand-alone',
      'Everything imports contracts, so contracts import nothing of ours.',
      'contracts',
      [],
    ),
    {
      name: 'contracts-libraries',
      comment: 'Contracts run in the browser, in Lambdas and in tools: zod and yaml are all they may bring along.',
      severity: 'error',
      from: { path: '^contracts/', pathNot: `${TEST}|^contracts/tools/` },
      to: { pathNot: ['^contracts/', '^node_modules/(zod|yaml)/'] },
    },
    only('lambdas-know-contracts-only', 'A Lambda is deployed alone.', 'lambdas', ['contracts']),
    {
      name: 'infra-takes-env-types-only',
      comment: 'Infrastructure takes the table of functions and the types of their environments, no code.',
      severity: 'error',
      from: { path: '^infra/', pathNot: TEST },
      to: { path: '^lambdas/', pathNot: ['/env\\.ts$', '^lambdas/functions\\.ts$'] },
    },
    only('infra-stays-apart', 'Infrastructure describes; it does not import what it deploys.', 'infra', [
      'contracts',
      'lambdas',
    ]),
    only('model-server-knows-contracts-only', 'The image holds the server and contracts.', 'containers/model-server', [
      'contracts',
    ]),
    only('web-knows-contracts-only', 'The console talks to the API.', 'web', ['contracts']),
    {
      name: 'web-shared-is-below-all',
      comment: 'What every page uses knows no page and no feature.',
      severity: 'error',
      from: { path: '^web/src/shared/', pathNot: TEST },
      to: { path: '^web/src/(features|pages|app)/' },
    },
    {
      name: 'web-features-are-below-pages',
      comment: 'A feature is used by several pages; it does not know them.',
      severity: 'error',
      from: { path: '^web/src/features/', pathNot: TEST },
      to: { path: '^web/src/(pages|app)/' },
    },
    {
      name: 'web-pages-stand-alone',
      comment: 'A page is fetched alone; what two pages need is a feature.',
      severity: 'error',
      from: { path: '^web/src/pages/([^/]+)/', pathNot: TEST },
      to: { path: '^web/src/(pages|app)/', pathNot: '^web/src/pages/$1/' },
    },
    only('local-knows-contracts-only', 'Laptop mode deploys the same app; it reaches into none of it.', 'local', [
      'contracts',
    ]),
    only(
      'cli-starts-laptop-mode',
      'The command line is a client of the API; only "up" and its kin start laptop mode.',
      'cli',
      ['contracts', 'local'],
    ),
    {
      name: 'use-cases-know-ports',
      comment:
        'Business actions are tested with fakes: they see interfaces, contracts and nothing of AWS; of the runtime, what only computes.',
      severity: 'error',
      from: { path: '^lambdas/use-cases/', pathNot: TEST },
      to: { pathNot: ['^lambdas/(use-cases|ports)/', '^contracts/', '^node_modules/zod/', '^(util|zlib)$'] },
    },
    {
      name: 'ports-are-interfaces',
      severity: 'error',
      comment: 'A port says what is needed in terms of contracts.',
      from: { path: '^lambdas/ports/', pathNot: TEST },
      to: { pathNot: ['^lambdas/ports/', '^contracts/'] },
    },
    {
      name: 'adapters-do-not-call-back',
      severity: 'error',
      comment: 'An adapter implements ports; what uses it is not its business.',
      from: { path: '^lambdas/adapters/', pathNot: TEST },
      to: { path: '^lambdas/(use-cases|handlers)/' },
    },
    {
      name: 'aws-stops-at-adapters',
      comment: 'Only adapters know that storage, queues and machines are AWS services.',
      severity: 'error',
      from: { path: '^lambdas/', pathNot: ['^lambdas/adapters/', TEST] },
      to: { path: '^node_modules/@aws-sdk/' },
    },
    {
      name: 'no-tests-in-code',
      comment: 'Code that ships does not import tests or what tests need.',
      severity: 'error',
      from: { pathNot: [TEST, '^tools/', '\\.config\\.ts$'] },
      to: { path: [TEST, '^node_modules/(vitest|fast-check)/'] },
    },
  ],
  options: {
    doNotFollow: { path: LIBRARY },
    exclude: { path: ['(^|/)(dist|cdk\\.out)/', '__snapshots__'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
