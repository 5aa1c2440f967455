import * as z from 'zod';
import { sayingSchema, sentence } from '../book.ts';

const text = z.string();
const texts = z.array(text).readonly();
const number = z.number();

/** Why nothing comes of a call about datasets, or of reading one. */
export const DATA_PROBLEMS = {
  'dataset.earlier_release': sentence(
    { file: text },
    ({ file }) => `${file} was begun by an earlier release, which cannot go on with it; begin a new version.`,
  ),
  'dataset.begun': sentence(
    { dataset: text, version: number },
    ({ dataset, version }) => `Version ${version} of dataset ${dataset} was begun by somebody else; try again.`,
  ),
  'dataset.too_large': sentence(
    { bytes: number, most: number },
    ({ bytes, most }) => `The files have ${bytes} bytes; one version takes at most ${most}.`,
  ),
  'dataset.file_twice': sentence(
    { file: text },
    ({ file }) => `body.files names ${file} twice; file names of a version are unique.`,
  ),
  'dataset.file_lacking': sentence(
    { file: text, begun: texts },
    ({ file, begun }) => `body.files lacks ${file}; the version was begun with ${begun.join(', ')}.`,
  ),
  'dataset.parts': sentence(
    { key: text, reason: text },
    ({ key, reason }) => `The parts of ${key} do not make a file: ${reason}. Send every part, then complete again.`,
  ),
  'dataset.no_upload': sentence(
    { key: text },
    ({ key }) => `There is no upload under way for ${key} with this uploadId; begin a new version.`,
  ),
  'dataset.in_use': sentence(
    { dataset: text, count: number, flows: texts },
    ({ dataset, count, flows }) =>
      `Dataset ${dataset} is read by ${count} flow versions (${flows.join(', ')}); delete those flows first.`,
  ),
  'dataset.arrived': sentence(
    { dataset: text, version: number, state: text },
    ({ dataset, version, state }) => `Version ${version} of dataset ${dataset} is ${state}: all of it has arrived.`,
  ),
  'dataset.given_up': sentence(
    { file: text },
    ({ file }) => `The upload of ${file} was given up after days without a part; begin a new version.`,
  ),
  'dataset.too_large_to_profile': sentence(
    { bytes: number, most: number },
    ({ bytes, most }) => `The files have ${bytes} bytes; a version is profiled up to ${most}. Split the dataset.`,
  ),
  'dataset.too_wide': sentence(
    { columns: number, most: number },
    ({ columns, most }) =>
      `The names and ranges of ${columns} columns take more than the ${most} bytes that fit; use fewer columns or shorter names.`,
  ),
  'dataset.unreadable': sentence(
    { format: text, reason: text },
    ({ format, reason }) => `The files cannot be read as ${format}: ${reason}`,
  ),
  'file.fault': sentence(
    { file: text, line: number.nullable(), problem: text, because: sayingSchema.nullable() },
    ({ file, line, problem }) => `${file}${line === null ? '' : `, line ${line}`}: ${problem}`,
  ),
};

/** What is wrong with a file of data; clauses that follow the name of the file. */
export const FILE_PROBLEMS = {
  'file.empty': sentence({}, () => 'is empty; the first line names the columns, rows follow.'),
  'file.no_rows': sentence({ columns: number }, ({ columns }) => `holds a header of ${columns} columns but no rows.`),
  'file.no_objects': sentence({}, () => 'holds no rows; write one JSON object to a line.'),
  'file.too_many_columns': sentence(
    { columns: number, most: number },
    ({ columns, most }) => `has ${columns} columns; at most ${most} are allowed.`,
  ),
  'file.unnamed_column': sentence(
    { position: number.describe('From 1') },
    ({ position }) => `column ${position} has no name; name it, or write the table without its index.`,
  ),
  'file.column_twice': sentence(
    { column: text },
    ({ column }) => `column name ${JSON.stringify(column)} is there twice; names must be unique.`,
  ),
  'file.other_columns': sentence(
    { columns: texts, before: texts },
    ({ columns, before }) => `has columns ${columns.join(', ')}; the files before it have ${before.join(', ')}.`,
  ),
  'file.nul_byte': sentence({}, () => 'holds a NUL byte; is it a text file? Save it as UTF-8 text.'),
  'file.utf16': sentence({}, () => 'is UTF-16 text; save it as UTF-8.'),
  'file.not_utf8': sentence({}, () => 'holds bytes that are not UTF-8; save the file as UTF-8.'),
  'file.long_line': sentence(
    { most: number },
    ({ most }) => `has a line of more than ${most} bytes; write one object to a line.`,
  ),
  'file.no_object': sentence({}, () => 'is no JSON object; write one object to a line, such as {"age": 41}.'),
  'file.rule': sentence(
    {
      rule: z.enum(['ragged_row', 'quoting', 'line_end', 'long_header']),
      problem: text,
      fields: z.object({ given: number, expected: number }).nullable().describe('Of a ragged row'),
    },
    ({ problem }) => `${problem}.`,
  ),
};
