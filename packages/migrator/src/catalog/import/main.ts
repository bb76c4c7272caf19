/** `npm run catalog:import`: adds releases of StageX to the catalogue. */
import { fileURLToPath } from 'node:url';
import { HELP, readArguments } from './arguments.ts';
import { importReleases } from './import-releases.ts';
import { summarise } from './summary.ts';

const options = readArguments(process.argv.slice(2), fileURLToPath(new URL('../data/', import.meta.url)));
if (options === 'help') {
  process.stdout.write(HELP);
} else {
  const result = 'problem' in options ? options : await importReleases(options);
  if ('problem' in result) {
    process.stderr.write(`${result.problem}\nNothing was imported.\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(result.map(summarise).join('\n'));
  }
}
