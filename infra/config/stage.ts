export const STAGE_NAMES = ['local', 'dev', 'prod'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/** Everything in which stages differ. One literal a stage; constructs are given values of it, never the name. */
export interface StageConfig {
  readonly name: StageName;
  /** Data outlives the stack, and stacks with data refuse to be deleted. */
  readonly protectData: boolean;
  /** Stacks beside state, workflows and API. The laptop leaves out what its substrate refuses. */
  readonly stacks: { readonly web: boolean; readonly monitoring: boolean };
  /** Where managed jobs run: by the job runner of the laptop, or in Lambda and SageMaker as Plan chose. */
  readonly jobs: 'queue' | 'aws';
  /** X-Ray traces, and logs of state machines and of API calls. */
  readonly observed: boolean;
  readonly logRetentionDays: 7 | 30 | 90;
  /** Requests per second over the whole API, and how many at once above that. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Longest time a managed job may take; Plan may set less. */
  readonly longestJobHours: number;
  /** Longest time a promotion waits for a person. */
  readonly approvalDays: number;
  /** Seconds between two looks at an endpoint that is being made. */
  readonly endpointPollSeconds: number;
  /** Packages with native code lie beside the function's code, or are found in this folder of node_modules. */
  readonly nativePackages: 'packaged' | 'installed';
  /** Who may assume the role of schedules: Scheduler for Flowi's own group, or Scheduler for anyone, where no source is told. */
  readonly schedulesTrust: 'own-group' | 'service';
  /** Minutes between two runs of the reconciler. */
  readonly reconcileMinutes: number;
  /** A dashboard with all alarms; CloudWatch bills it by the month. */
  readonly dashboard: boolean;
  /** Templates are validated when they are made; takes seconds, which the laptop has no use for. */
  readonly validated: boolean;
  /** Gets the alarms by mail. @default nobody; the topic is there to subscribe to */
  readonly alarmAddress?: string;
}

/** Addresses that answer instead of AWS, and the tracker; known only when the stage is deployed. */
export interface Overrides {
  readonly sagemakerUrl?: string | undefined;
  readonly schedulerUrl?: string | undefined;
  readonly trackingUri?: string | undefined;
}
