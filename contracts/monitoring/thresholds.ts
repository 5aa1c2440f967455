/** From when a change counts; the stated false alarm rate was calibrated with these lines. */
export interface DriftThresholds {
  /** Adjusted p-value below which a change is significant. */
  readonly level: number;
  /** Normalised Wasserstein distance from which a number moved far. */
  readonly wasserstein: number;
  /** Jensen-Shannon distance from which a category moved far. */
  readonly jensenShannon: number;
  /** Change of the share of missing, unseen or out-of-range values from which it counts. */
  readonly share: number;
  /** Growth of the share of missing, unseen, out-of-range or unreadable values from which one column alone, or the rows, are broken. */
  readonly broken: number;
  /** Share of columns that must drift for the model to count as drifted. */
  readonly columns: number;
  /** Least rows of a window with numbers among its columns. */
  readonly rows: number;
  /** Least rows of a window, or for a column, of few levels. */
  readonly rowsOfFewLevels: number;
  /** Least rows of a window to call it broken. */
  readonly rowsOfBroken: number;
}

export const DRIFT_THRESHOLDS: DriftThresholds = {
  level: 0.01,
  wasserstein: 0.1,
  jensenShannon: 0.1,
  share: 0.05,
  broken: 0.5,
  columns: 0.3,
  rows: 500,
  rowsOfFewLevels: 200,
  rowsOfBroken: 30,
};

/** Most levels, or distinct numbers, that count as few. */
export const FEW_LEVELS = 10;
