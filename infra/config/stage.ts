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
  /** Minutes after which the traffic of an endpoint is judged again; it is looked at four times as often. */
  readonly trafficCheckMinutes: number;
  /** A dashboard with all alarms; CloudWatch bills it by the month. */
  readonly dashboard: boolean;
  /** A dashboard for each endpoint, drawn when it is deployed. CloudWatch bills 3 USD a month for each beyond an account's first three. */
  readonly deploymentDashboards: boolean;
  /** Templates are validated when they are made; takes seconds, which the laptop has no use for. */
  readonly validated: boolean;
  /** An MLflow server that SageMaker runs, which bills by the hour; it is made outside these stacks. @default no tracker */
  readonly tracking?: ManagedTracking;
  /**
   * The console's address, such as https://d111111abcdef8.cloudfront.net: ConsoleUrl of the first deployment. Only its pages may then upload.
   * @default pages of any CloudFront address may, given a presigned address
   */
  readonly consoleAddress?: string;
  /** Gets the alarms by mail. @default nobody; the topic is there to subscribe to */
  readonly alarmAddress?: string;
}

/** A managed MLflow server, of a version 3 like the trainer's client. */
export interface ManagedTracking {
  /** arn:aws:sagemaker:<region>:<account>:mlflow-tracking-server/<name>, or of an mlflow-app. */
  readonly serverArn: string;
  /** Bucket of the server's artifact store: the trainer writes there itself. */
  readonly artifactBucket: string;
}

/** Addresses that answer instead of AWS, and the tracker; known only when the stage is deployed. */
export interface Overrides {
  readonly sagemakerUrl?: string | undefined;
  readonly schedulerUrl?: string | undefined;
  readonly trackingUri?: string | undefined;
}
