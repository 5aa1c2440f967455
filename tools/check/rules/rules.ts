import { completeNpmLock } from './complete-npm-lock.ts';
import { isHandWrittenSource, isTest, linesMatching, type Rule } from './rule.ts';

const LONGEST_FILE = 400;
// The rules and their tests spell out what they look for.
const RULES_FOLDER = 'tools/check/rules/';
const NPM_LOCK = /(^|\/)package-lock\.json$/;
const PYTHON_LOCK = /(^|\/)requirements[\w-]*\.txt$/;
const ADDRESS = 'a download address; "npm run lock" writes the file without';

const shortFiles: Rule = {
  name: 'short files',
  applies: isHandWrittenSource,
  check: ({ text }) => {
    const lines = text.split('\n').length - 1;
    return lines > LONGEST_FILE
      ? [`1: ${lines} lines, at most ${LONGEST_FILE}; it is usually two things, split it`]
      : [];
  },
};

const noAddressesInNpmLock: Rule = {
  name: 'no download addresses in lock files',
  applies: (path) => NPM_LOCK.test(path),
  check: linesMatching(/"resolved": "\w+:/, ADDRESS),
};

const noAddressesInPythonLocks: Rule = {
  name: 'no download addresses in lock files',
  applies: (path) => PYTHON_LOCK.test(path),
  check: linesMatching(/\bhttps?:\/\//, ADDRESS),
};

const nothingUnfinished: Rule = {
  name: 'nothing unfinished',
  applies: (path) => isHandWrittenSource(path) && !path.startsWith(RULES_FOLDER),
  check: linesMatching(
    /\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b/,
    'finish it, or say in an issue what is missing',
  ),
};

const schemasInContracts: Rule = {
  name: 'schemas live in contracts',
  // Laptop mode and the command line also read what is not Flowi's to define: files of their own, replies of AWS.
  applies: (path) =>
    /\.tsx?$/.test(path) && !isTest(path) && !/^(contracts|cli|local|tools)\/|(^|\/)env\.ts$|\.form\.tsx?$/.test(path),
  check: linesMatching(/\bz\.(object|strictObject|looseObject)\(/, 'define the shape in contracts/ and import it'),
};

const noMocksOfOurs: Rule = {
  name: 'no mocks of our own modules',
  applies: (path) => isTest(path) && /\.tsx?$/.test(path) && !path.startsWith(RULES_FOLDER),
  check: linesMatching(/\bvi\.(do)?[mM]ock\(\s*['"](\.|@flowi\/)/, 'pass a fake as an argument instead'),
};

const COLOUR =
  /#[\da-f]{3,8}\b|\b(rgba?|hsla?|hwb|(ok)?l(ab|ch))\(|:[^;]*(?<![\w-])(white|black|gr[ae]y|red|green|blue|yellow|orange|purple)(?![\w-])/i;
const COLOUR_IN_CODE = /['"`](#[\da-f]{3,8}|(rgba?|hsla?)\([^'"`]*)['"`]/i;
const USE_A_TOKEN = 'a colour of one theme only; take a token of the design system, or mix currentcolor';

const coloursOfTheTheme: Rule = {
  name: 'colours follow the theme',
  // What is seen before the design system's styles have arrived is theirs to repeat.
  applies: (path) => /^web\/src\/.*\.css$/.test(path) && path !== 'web/src/app/base.css',
  check: linesMatching(COLOUR, USE_A_TOKEN),
};

const coloursOfTheThemeInCode: Rule = {
  name: 'colours follow the theme',
  applies: (path) => /^web\/src\/.*\.tsx?$/.test(path) && !isTest(path),
  check: linesMatching(COLOUR_IN_CODE, USE_A_TOKEN),
};

export const RULES: readonly Rule[] = [
  shortFiles,
  completeNpmLock,
  noAddressesInNpmLock,
  noAddressesInPythonLocks,
  nothingUnfinished,
  schemasInContracts,
  noMocksOfOurs,
  coloursOfTheTheme,
  coloursOfTheThemeInCode,
];
