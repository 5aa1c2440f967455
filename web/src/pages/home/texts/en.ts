export const en = {
  description:
    'Whole flows with their data, ready to run. Each one brings a small table and a graph that you can change.',
  help: {
    title: 'Examples',
    text: [
      'Open and run uploads the table of the example, makes its flow in this project and starts it: within a minute you see trials, a measured model and what the gate decided.',
      'The flow is yours afterwards: change its graph, its gate, its schedule. The example itself stays as it is.',
      'A table that the project has already under this name is not uploaded again.',
    ],
  },
};

export type HomeTexts = typeof en;
