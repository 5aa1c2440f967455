export * from './alarm.ts';
export * from './drift-report.schema.ts';
export * from './judge-window.ts';
export * from './merge-windows.ts';
export * from './thresholds.ts';
