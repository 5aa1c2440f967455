export * from './catalogue.ts';
export * from './component.schema.ts';
