import * as z from 'zod';
import { Book, sentence } from './book.ts';

const text = z.string();
const number = z.number();

/** What a profile warns of; of a column unless it says otherwise. */
export const WARNING_SAYINGS = new Book({
  'warning.all_missing': sentence({}, () => 'Every value is missing; the column says nothing.'),
  'warning.constant': sentence({}, () => 'Every value is the same; the column says nothing.'),
  'warning.id': sentence(
    {},
    () => 'Every different row has a value of its own: it looks like an id, which a model cannot learn from.',
  ),
  'warning.large_whole': sentence(
    { most: number },
    ({ most }) => `Holds whole numbers above ${most}, which models see rounded.`,
  ),
  'warning.timestamp': sentence(
    {},
    () => 'A timestamp is never a feature; derive parts of it, such as the hour, before the upload.',
  ),
  'warning.nested': sentence({}, () => 'Holds nested values, which are read as text.'),
  'warning.decimal_comma': sentence(
    {},
    () => 'Holds numbers with a decimal comma, which are read as text; write them with a point.',
  ),
  'warning.doubled': sentence(
    { doubled: number, rows: number, ids: z.array(text).readonly().describe('Columns that were left out of the look') },
    ({ doubled, rows, ids }) => {
      const but = ids.length === 0 ? '' : ` in every column but ${ids.map((name) => `"${name}"`).join(', ')}`;
      return `${doubled} of ${rows} rows repeat another row${but}; rows of equal features are held out together.`;
    },
  ),
  'warning.tracker': sentence(
    { reason: text.nullable() },
    ({ reason }) => `The tracker could not be reached: ${reason ?? 'no reason was given'}`,
  ),
});
