import type { ProblemParts, TranslationOf } from '@flowi/contracts/sayings';
import { listed, type SayInside, stands, whole } from './words.ts';

/** Why nothing comes of a call about datasets, or of reading one, in Brazilian Portuguese. */
export const ptBrDataProblems = (inside: SayInside): TranslationOf<ProblemParts['data']> => ({
  'dataset.earlier_release': ({ file }) =>
    `O envio de ${file} foi começado por uma versão anterior do Flowi, que não pode continuá-lo; comece uma nova versão.`,
  'dataset.begun': ({ dataset, version }) =>
    `A versão ${version} do conjunto de dados ${dataset} foi começada por outra pessoa; tente de novo.`,
  'dataset.too_large': ({ bytes, most }) =>
    `Os arquivos têm ${whole(bytes)} bytes; uma versão aceita no máximo ${whole(most)}.`,
  'dataset.file_twice': ({ file }) => `O arquivo ${file} aparece duas vezes; os nomes de uma versão são únicos.`,
  'dataset.file_lacking': ({ file, begun }) =>
    `Falta o arquivo ${file}; a versão foi começada com ${begun.join(', ')}.`,
  'dataset.parts': ({ key, reason }) =>
    `As partes de ${key} não formam um arquivo: ${reason}. Envie todas as partes e conclua de novo.`,
  'dataset.no_upload': ({ key }) => `Não há envio em andamento de ${key} com este uploadId; comece uma nova versão.`,
  'dataset.in_use': ({ dataset, count, flows }) =>
    count === 1
      ? `O conjunto de dados ${dataset} é lido por 1 versão de fluxo (${flows.join(', ')}); antes, exclua esse fluxo.`
      : `O conjunto de dados ${dataset} é lido por ${whole(count)} versões de fluxos (${flows.join(', ')}); antes, exclua esses fluxos.`,
  'dataset.arrived': ({ dataset, version, state }) =>
    `A versão ${version} do conjunto de dados ${dataset} ${stands(state)}: tudo já chegou.`,
  'dataset.given_up': ({ file }) =>
    `O envio de ${file} foi abandonado depois de dias sem nenhuma parte; comece uma nova versão.`,
  'dataset.too_large_to_profile': ({ bytes, most }) =>
    `Os arquivos têm ${whole(bytes)} bytes; uma versão é lida até ${whole(most)}. Divida o conjunto de dados.`,
  'dataset.too_wide': ({ columns, most }) =>
    `Os nomes e intervalos de ${whole(columns)} colunas ocupam mais que os ${whole(most)} bytes que cabem; use menos colunas ou nomes mais curtos.`,
  'dataset.unreadable': ({ format, reason }) => `Os arquivos não podem ser lidos como ${format}: ${reason}`,
  'file.fault': ({ file, line, problem, because }) =>
    line === null ? `${file}: ${inside(because, problem)}` : `${file}, linha ${line}: ${inside(because, problem)}`,
});

const RULES = {
  ragged_row: 'tem um número de campos diferente do cabeçalho. Ponha entre aspas os campos que contêm o separador.',
  quoting: 'tem aspas fora do lugar; ponha o campo inteiro entre aspas e escreva em dobro as aspas dentro dele.',
  line_end: 'não termina como a primeira linha; salve o arquivo com um só tipo de quebra de linha, LF ou CRLF.',
  long_header: 'tem um cabeçalho longo demais; a primeira linha dá os nomes das colunas.',
} as const;

/** What is wrong with a file of data; clauses that follow the name of the file. */
export const ptBrFileProblems: TranslationOf<ProblemParts['file']> = {
  'file.empty': () => 'está vazio; a primeira linha dá os nomes das colunas, e as linhas vêm depois.',
  'file.no_rows': ({ columns }) =>
    columns === 1
      ? 'contém um cabeçalho de 1 coluna, mas nenhuma linha.'
      : `contém um cabeçalho de ${columns} colunas, mas nenhuma linha.`,
  'file.no_objects': () => 'não contém linhas; escreva um objeto JSON por linha.',
  'file.too_many_columns': ({ columns, most }) =>
    `tem ${whole(columns)} colunas; são permitidas no máximo ${whole(most)}.`,
  'file.unnamed_column': ({ position }) =>
    `a coluna ${position} não tem nome; dê-lhe um ou salve a tabela sem o índice.`,
  'file.column_twice': ({ column }) => `o nome de coluna "${column}" aparece duas vezes; os nomes são únicos.`,
  'file.other_columns': ({ columns, before }) =>
    `tem as colunas ${listed(columns)}; os arquivos antes dele têm ${listed(before)}.`,
  'file.nul_byte': () => 'contém um byte NUL; é um arquivo de texto? Salve-o como texto UTF-8.',
  'file.utf16': () => 'é texto UTF-16; salve-o como UTF-8.',
  'file.not_utf8': () => 'contém bytes que não são UTF-8; salve o arquivo como UTF-8.',
  'file.long_line': ({ most }) => `tem uma linha de mais de ${whole(most)} bytes; escreva um objeto por linha.`,
  'file.no_object': () => 'não é um objeto JSON; escreva um objeto por linha, como {"age": 41}.',
  'file.rule': ({ rule, fields }) =>
    fields === null
      ? RULES[rule]
      : `tem ${fields.given} campos, e o cabeçalho tem ${fields.expected}. Ponha entre aspas os campos que contêm o separador.`,
};
