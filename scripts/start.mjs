// Serves what readers get: the production build, made again when the sources are newer.
import { build, isBuilt } from './site.mjs';

if (!isBuilt()) build();
await import('./serve.mjs');
