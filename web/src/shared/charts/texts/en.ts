export const en = {
  asChart: 'Show as a chart',
  asTable: 'Show as a table',
  from: 'From',
  to: 'To',
  series: 'Series',
  rows: 'Rows',
  share: 'Share',
  value: 'Value',
  truthAndAnswer: 'Truth ↓ answer →',
};

export type ChartTexts = typeof en;
