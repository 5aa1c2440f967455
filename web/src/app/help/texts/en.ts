export const en = {
  panel: 'Help',
  close: 'Close the help',
  glossary: 'Words',
  terms: [
    {
      term: 'Project',
      meaning: 'What people share and are isolated by: flows, data sets, models and the roles of its members.',
    },
    {
      term: 'Flow',
      meaning: 'A graph from a table of data to a model, with its schedule and with what is to be deployed.',
    },
    {
      term: 'Draft and version',
      meaning: 'The draft is saved as you edit. A run freezes it as a numbered version, which never changes.',
    },
    { term: 'Run', meaning: 'One execution of a version of a flow.' },
    {
      term: 'Trial',
      meaning: 'One combination of parameter values within a run: one model that was trained and measured.',
    },
    {
      term: 'Data set',
      meaning: 'A table under a name. Each upload is a new version; runs keep the version that they read.',
    },
    {
      term: 'Baseline',
      meaning: 'The trial that others are compared with: their figures say how far they are from its.',
    },
    {
      term: 'Held-out rows',
      meaning:
        'Rows that no model is trained on, the same ones for every run of a flow. They measure what will go live.',
    },
    {
      term: 'Gate',
      meaning: 'What a model has to reach before it goes live: a metric, a threshold, and beating the live model.',
    },
    { term: 'Model', meaning: 'What the chosen trial leaves, as one file that answers the same everywhere.' },
    { term: 'Deployment', meaning: 'What serves the live model of a flow: an endpoint, or a plan of batch jobs.' },
    { term: 'Endpoint', meaning: 'The address that answers single requests.' },
    { term: 'Batch job', meaning: 'One scoring of a whole table.' },
    {
      term: 'Drift report',
      meaning: 'The judgement whether incoming data still look like those the model was trained on.',
    },
    { term: 'Release', meaning: 'An entry of the ledger that says what went live, when, why and by whom.' },
  ],
};

export type HelpTexts = typeof en;
