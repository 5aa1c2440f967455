export * from './alarm.ts';
export * from './drift-counts.schema.ts';
export * from './drift-report.schema.ts';
export * from './judge-window.ts';
export * from './merge-windows.ts';
export * from './thresholds.ts';
export * from './traffic.ts';
export * from './traffic-report.schema.ts';
