import type { GateVerdict } from '@flowi/contracts/entities';
import type { ONLINE_TARGETS } from '@flowi/contracts/flow';

type Outcome = GateVerdict['outcome'];
type Target = (typeof ONLINE_TARGETS)[number];

/** A trial that fails, and by how much, as it is written. */
interface Failing {
  readonly trial: string;
  readonly by: string;
}

/** What the tab of the deployment says, in English. */
export const en = {
  help: {
    title: 'Deploy',
    text: [
      'After a run, the best trial is measured once on the held-out rows. The gate decides with those figures whether its model goes live; what serves it then is set below.',
      'The dry answer asks the same rules what they would say of the last run with the gate as it is here. Only the trial that the run chose was measured on the held-out rows; the others are judged by their validation rows.',
      'Settings of the draft count from the next version on. An endpoint that serves already stays as it is until a model is deployed again.',
    ],
  },
  gate: {
    title: 'Gate',
    description: 'What has to be true before the best trial of a run goes live.',
    switch: 'Use a gate',
    offMeans: 'Without a gate, the best trial goes live when it beats the live model.',
    noMetric: 'The flow measures nothing yet. Add a metric to its graph first.',
    metric: 'Metric',
    metricName: (name: string) => name,
    metricHint: 'Trials are chosen by it, and the candidate is compared with the live model by it.',
    directions: { maximize: 'Larger is better.', minimize: 'Smaller is better.' },
    atLeast: 'At least',
    atMost: 'At most',
    thresholdHint: 'On the held-out rows. Empty: no bound.',
    noBound: 'No bound',
    mustBeat: 'Must beat the live model',
    mustBeatHint: 'Both are measured on the same held-out rows.',
    leastGain: 'Least gain',
    leastGainHint: 'It has to be better by more than this. Never negative, whatever the direction.',
    approval: 'A person approves',
    approvalHint: 'The run waits until somebody says yes.',
    cases: {
      title: 'What happens',
      noLive: (bound: boolean): string =>
        bound
          ? 'While no model is live, reaching the bound is enough.'
          : 'While no model is live, the first one goes live.',
      mustBeat:
        'With a live model, the gain counts only if it is not noise: the whole 95% interval of the gain has to lie above zero.',
      needNotBeat: 'With a live model, it is replaced even by a worse one that reaches the bound.',
      incomparable:
        'When the two cannot be compared (other columns, another target, or the live model has seen the held-out rows), a person decides.',
      approval: 'Whatever passes waits for a person.',
    },
  },
  answer: {
    title: 'With the last run',
    description: 'A dry answer: what the gate as it is here would decide. Nothing is changed.',
    failedTitle: 'The gate could not be tried',
    noRun: 'No run of this flow has finished yet. Run it once to see what the gate would say.',
    noneChosen: (metric: string) =>
      metric === ''
        ? 'No trial would be chosen.'
        : `No trial would be chosen: the last run did not measure ${metric}. Run the flow again.`,
    outcomes: {
      promoted: (trial) => `With the last run, trial ${trial} would be deployed.`,
      skipped: (trial) => `With the last run, trial ${trial} would be chosen, and the live model would stay.`,
      refused: (trial, by) =>
        by === null
          ? `With the last run, trial ${trial} would be chosen and refused; nothing would be deployed.`
          : `With the last run, nothing would be deployed: trial ${trial} would be chosen and fails by ${by}.`,
      needs_approval: (trial) => `With the last run, trial ${trial} would wait for a person.`,
      not_chosen: (trial) => `With the last run, trial ${trial} would not be chosen.`,
      unknown: (trial) =>
        `With the last run, trial ${trial} would be chosen; whether it would be deployed is not known.`,
    } satisfies Record<Outcome, (trial: string, by: string | null) => string>,
    failing: ([first, ...rest]: readonly Failing[], more: number) => {
      const others = rest.map(({ trial, by }) => `, trial ${trial} by ${by}`).join('');
      const uncounted = more === 0 ? '' : `, and ${more} more fail`;
      return `Trial ${first?.trial ?? ''} fails by ${first?.by ?? ''}${others}${uncounted}.`;
    },
    onlyValidation: 'It was measured on the validation rows only.',
    basis: (version: number) => `The last run that finished, of version ${version}:`,
    openRun: (runId: string) => `Run ${runId}`,
    everyTrial: (count: number) => `Every trial (${count})`,
    trial: 'Trial',
    chosen: (trial: string) => `${trial}, would be chosen`,
    value: 'Value',
    metricName: (name: string) => name,
    measured: (value: string, rows: GateVerdict['rows']) =>
      rows === 'held_out' ? `${value} (held-out rows)` : `${value} (validation rows)`,
    unmeasured: 'Not measured',
    margin: 'Against the bound',
    noMargin: 'No bound',
    byMargin: (by: string, passes: boolean) => (passes ? `passes by ${by}` : `fails by ${by}`),
    outcome: 'Outcome',
    short: {
      promoted: 'Deployed',
      skipped: 'Live model stays',
      refused: 'Refused',
      needs_approval: 'A person decides',
      not_chosen: 'Not chosen',
      unknown: 'Not known',
    } satisfies Record<Outcome, string>,
  },
  online: {
    title: 'Online',
    description: 'An endpoint that answers requests.',
    switch: 'Serve what goes live by an endpoint',
    switchHint: 'Counts from the next deployment on. Switching it off takes no endpoint down.',
    target: 'Where',
    targets: { serverless: 'Serverless', realtime: 'Real time', fargate: 'Fargate' } satisfies Record<Target, string>,
    costs: {
      serverless: 'Idle costs nothing; each request is paid for, and the first after a rest takes seconds.',
      realtime: 'An instance that is always there and is paid for by the hour, asked or not.',
      fargate: 'Not built yet.',
    } satisfies Record<Target, string>,
    noEndpoint: 'There is no endpoint yet. It comes when a model goes live, or when one is deployed.',
    openEndpoint: (version: number) => `Endpoint of model version ${version}`,
    address: 'Address',
    addressHint: 'Requests are sent here, whatever version is live.',
    url: (address: string) => address,
  },
  batch: {
    title: 'Batch',
    description: 'Whole tables are scored, after a look at whether their rows drift.',
    switch: 'Score batches with what goes live',
    switchHint: 'Counts from the next deployment on.',
    source: 'Source',
    sourceHint: 'A data set of the project, always its latest version, or a prefix in S3.',
    sourcePlaceholder: 'customers, or s3://bucket/prefix/',
    useSource: (text: string) => `Use “${text}”`,
    noDatasets: 'There are no data sets in this project yet.',
    destination: 'Destination',
    destinationHint: 'A prefix in S3 for the predictions.',
    besideData: 'Beside the data of the project',
    scores: 'A score for each class',
    scoresHint: 'Written beside the prediction.',
    byItself: 'Score by itself',
    byItselfHint: 'Otherwise batches are started by hand or by a call.',
  },
};

export type DeployTabTexts = typeof en;
