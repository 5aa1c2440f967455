import type { FlowNode, Parameter } from '../flow.schema.ts';
import { isEmpty } from './attributes.ts';

type Finding = { attribute: string; reason: string };

const KNOWN_FILES: readonly unknown[] = ['csv', 'parquet', 'json', 'jsonl'];

/** A name for the data of a file: `data/Iris 2.csv` gives `iris-2`. */
export function datasetName(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== '');
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '');
  const slug = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, 60) || 'data';
}

/**
 * The original's LoadFile did two things: it named files, which are datasets here, and it split off test rows, which is a node of its
 * own here.
 */
export function readLoadFile(attributes: Record<string, unknown>) {
  const { train_path: train, test_path: test, file_type: type, test_split: split, ...rest } = attributes;
  const findings: Finding[] = [];
  const params: Record<string, Parameter> = {};
  if (typeof train === 'string' && train !== '') {
    params['dataset'] = datasetName(train);
    findings.push({
      attribute: 'train_path',
      reason: `files are datasets here; add ${train} as dataset "${datasetName(train)}"`,
    });
  } else {
    findings.push({ attribute: 'train_path', reason: 'the chart names no file; choose a dataset' });
  }
  if (!isEmpty(test) && test !== train) {
    findings.push({
      attribute: 'test_path',
      reason: 'test rows are held out of the dataset by the split; add the rows of this file to the dataset',
    });
  }
  if (!isEmpty(type) && !KNOWN_FILES.includes(type)) {
    findings.push({
      attribute: 'file_type',
      reason: `${JSON.stringify(type)} is not read; a dataset is CSV, Parquet or JSON lines`,
    });
  }
  return { params, findings, rest, split: readSplit(split, findings) };
}

function readSplit(split: unknown, findings: Finding[]): FlowNode['params'] {
  if (isEmpty(split)) return {};
  const share = Number(split);
  if (share > 0 && share < 1) return { test_size: share };
  findings.push({
    attribute: 'test_split',
    reason: `${JSON.stringify(split)} is no share between 0 and 1; 0.2 is used`,
  });
  return {};
}
