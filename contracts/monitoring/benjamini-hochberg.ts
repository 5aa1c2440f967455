/**
 * Benjamini-Hochberg: p-values adjusted for their number, in the order given (SciPy: `scipy.stats.false_discovery_control`).
 * Those below a level hold at that false discovery rate.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const descending = pValues.map((pValue, index) => ({ pValue, index })).sort((a, b) => b.pValue - a.pValue);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  descending.forEach(({ pValue, index }, place) => {
    least = Math.min(least, (pValue * pValues.length) / (pValues.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}
