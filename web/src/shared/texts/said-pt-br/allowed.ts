import type { AllowedWords } from '@flowi/contracts/flow';

const TYPES: Readonly<Record<string, string>> = {
  number: 'número',
  integer: 'número inteiro',
  string: 'texto',
  boolean: 'verdadeiro ou falso',
  array: 'lista',
  null: 'nada (null)',
  value: 'valor',
};

/** What a parameter admits, in Brazilian Portuguese. */
export const ptBrAllowed: AllowedWords = {
  or: (parts) => parts.join(' ou '),
  and: (parts) => parts.join(' e '),
  oneOf: (values) => `um de ${values.join(', ')}`,
  type: (name) => TYPES[name] ?? name,
};
