/** The public door. */
export { bundledCatalog, bundledFiles } from './catalog/bundled.ts';
export * from './engine.ts';
export { migrate } from './migrate-bundled.ts';
export { reproducibility } from './reproducibility.ts';
