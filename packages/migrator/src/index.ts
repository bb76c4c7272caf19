/** The public door. */
export { bundledCatalog } from './catalog/bundled.ts';
export * from './engine.ts';
export { migrate } from './migrate-bundled.ts';
