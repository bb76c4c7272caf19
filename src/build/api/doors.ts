/** The modules that programs import, as the library's `package.json` names them. */
import { resolve } from 'node:path';

/** The path of a module of the library, as `report/json.ts`. */
export function modulePath(module: string): string {
  // Not from where this file is: pages are built from a bundle that stands elsewhere.
  return resolve('packages/migrator/src', module);
}

export interface Door {
  /** As in an import. */
  readonly name: string;
  /** The end of its page's address. */
  readonly slug: string;
  /** Its module. */
  readonly module: string;
  /** What it is for, as a sentence. */
  readonly about: string;
}

export const doors: readonly Door[] = [
  { name: 'restage', slug: 'restage', module: 'index.ts', about: 'The engine with the catalogue of this version.' },
  {
    name: 'restage/engine',
    slug: 'engine',
    module: 'engine.ts',
    about: 'The engine without a catalogue, for programs that load their own. All of it is in `restage` too.',
  },
  {
    name: 'restage/reproducibility',
    slug: 'reproducibility',
    module: 'reproducibility.ts',
    about: 'The rules about reproducible builds and the checklist, for programs that load them later than the engine.',
  },
  {
    name: 'restage/release',
    slug: 'release',
    module: 'release.ts',
    about:
      'Reads and checks releases of your own, and makes catalogue files with other releases than the bundled ones.',
  },
  {
    name: 'restage/report',
    slug: 'report',
    module: 'report.ts',
    about: 'What a migration becomes outside of Restage: a patch, a comment, suggestions, a commit message.',
  },
];
