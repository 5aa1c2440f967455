import type { Translation, WARNING_SAYINGS } from '@flowi/contracts/sayings';
import { quoted, whole } from './words.ts';

/** Rows that are there more than once. */
export function doubledRows({ doubled, rows, ids }: { doubled: number; rows: number; ids: readonly string[] }): string {
  const share = `${whole(doubled)} de ${whole(rows)} linhas repetem outra linha`;
  const rest = 'linhas com atributos iguais são reservadas juntas.';
  return ids.length === 0 ? `${share}; ${rest}` : `${share} em todas as colunas menos ${quoted(ids)}; ${rest}`;
}

/** What a profile warns of, in Brazilian Portuguese. */
export const ptBrWarnings: Translation<typeof WARNING_SAYINGS> = {
  'warning.all_missing': () => 'Todos os valores estão ausentes; a coluna não diz nada.',
  'warning.constant': () => 'Todos os valores são iguais; a coluna não diz nada.',
  'warning.id': () => 'Cada linha diferente tem um valor só seu: parece um id, com que um modelo não pode aprender.',
  'warning.large_whole': ({ most }) =>
    `Contém números inteiros acima de ${whole(most)}, que os modelos veem arredondados.`,
  'warning.timestamp': () => 'Uma data nunca é um atributo; extraia partes dela, como a hora, antes do envio.',
  'warning.nested': () => 'Contém valores aninhados, que são lidos como texto.',
  'warning.decimal_comma': () => 'Contém números com vírgula decimal, que são lidos como texto; escreva-os com ponto.',
  'warning.doubled': doubledRows,
  'warning.tracker': ({ reason }) =>
    reason === null
      ? 'O registro de experimentos não pôde ser alcançado; ele não disse por quê.'
      : `O registro de experimentos não pôde ser alcançado: ${reason}`,
};
