/** The DOM of tests lays nothing out and gives nothing a size. */
export class NoSizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
