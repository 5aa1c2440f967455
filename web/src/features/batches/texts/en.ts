export const en = {
  states: {
    queued: 'Queued',
    counting: 'Counting rows',
    checking: 'Checking for drift',
    scoring: 'Predicting',
    succeeded: 'Succeeded',
    refused: 'Refused',
    failed: 'Failed',
    stopped: 'Stopped',
  },
};

export type BatchWords = typeof en;
