import { type DataFormat, slugOf } from '@flowi/contracts/entities';

const FORMATS: Readonly<Record<string, DataFormat>> = {
  csv: 'csv',
  parquet: 'parquet',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** What a file picker offers. */
export const ACCEPTED = Object.keys(FORMATS)
  .map((extension) => `.${extension}`)
  .join(',');

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** The one format of files, by their names; null when they are of none or of several. */
export function formatOf(files: readonly Pick<File, 'name'>[]): DataFormat | null {
  const formats = new Set(files.map(({ name }) => FORMATS[extensionOf(name)]));
  const [format] = formats;
  return formats.size === 1 ? (format ?? null) : null;
}

/** A name for a data set made of a file's name. */
export function nameFor({ name }: Pick<File, 'name'>): string {
  const dot = name.lastIndexOf('.');
  return slugOf(dot > 0 ? name.slice(0, dot) : name);
}

/** What files are called in storage: letters, digits and `._-` of their names, unique among them. */
export function renamed(files: readonly File[]): readonly File[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const plain = plainName(file.name);
    let name = plain;
    for (let count = 2; taken.has(name); count += 1) name = `${count}-${plain}`;
    taken.add(name);
    return name === file.name ? file : new File([file], name, { type: file.type });
  });
}

const LONGEST_NAME = 100;

function plainName(name: string): string {
  const extension = extensionOf(name);
  const base = name
    .slice(0, name.lastIndexOf('.'))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, LONGEST_NAME);
  return `${base === '' ? 'data' : base}.${extension}`;
}
