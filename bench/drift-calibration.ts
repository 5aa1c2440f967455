/**
 * How often unchanged traffic is called drift, for the figure that drift reports state.
 *
 * Usage: node bench/drift-calibration.ts [windows per setting, default 2000] [largest reference, default 10000]
 */
import { FALSE_ALARM_RATE, judgeWindow } from '@flowi/contracts/monitoring';
import { seededRandom, unchangedTraffic } from '../contracts/monitoring/simulate.ts';

const windows = Number(process.argv[2] ?? 2000);
const largestReference = Number(process.argv[3] ?? 10_000);
const SIZES = [
  { numbers: 4, categories: 0, reference: 120 },
  { numbers: 1, categories: 1, reference: 120 },
  { numbers: 4, categories: 2, reference: 1_000 },
  { numbers: 20, categories: 10, reference: 1_000 },
  { numbers: 4, categories: 2, reference: 10_000 },
];
const ROWS = [500, 2_000];

console.log('reference rows | numbers | categories | window rows | windows | drift | share | column called drift');
for (const size of SIZES.filter(({ reference }) => reference <= largestReference)) {
  for (const rows of ROWS) {
    const random = seededRandom(20261122);
    let [drifted, columns] = [0, 0];
    for (let index = 0; index < windows; index += 1) {
      // A reference of its own for each window: its luck is part of what is measured.
      const traffic = unchangedTraffic(random, size);
      const report = judgeWindow(traffic.reference, traffic.window(rows));
      if (report.verdict === 'drift') drifted += 1;
      if (report.columns.some(({ verdict }) => verdict === 'drift')) columns += 1;
    }
    console.log(
      [
        size.reference,
        size.numbers,
        size.categories,
        rows,
        windows,
        drifted,
        (drifted / windows).toFixed(5),
        (columns / windows).toFixed(5),
      ].join(' | '),
    );
  }
}
console.log(`stated: ${FALSE_ALARM_RATE}`);
