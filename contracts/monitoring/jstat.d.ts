declare module 'jstat' {
  /** The one function used of the library: the regularised lower incomplete gamma function P(shape, x). */
  const jstat: { lowRegGamma(shape: number, x: number): number };
  export = jstat;
}
