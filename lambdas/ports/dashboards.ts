/** A widget of a dashboard, on a grid of 24 columns. */
export interface Widget {
  readonly type: 'metric' | 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a dashboard shows, as CloudWatch takes it. */
export interface DashboardBody {
  readonly start: string;
  readonly periodOverride: 'auto' | 'inherit';
  readonly widgets: readonly Widget[];
}

/** Dashboards that are made while Flowi runs. */
export interface Dashboards {
  /** Makes or replaces a dashboard. @param draw what it shows, given the region that its metrics are in */
  put(name: string, draw: (region: string) => DashboardBody): Promise<void>;
  /** Removing what is not there is not an error. */
  remove(name: string): Promise<void>;
}
