import { build } from './site.mjs';

build();
