import type { Instruction } from '../../dockerfile/dockerfile.ts';
import type { ShellWord } from '../../dockerfile/shell.ts';
import type { Call, StageFacts } from '../../stages.ts';
import { operands } from '../operands.ts';
import { practiceRule, type Sighting, sightCall } from '../practice.ts';
import { settingsOf } from '../settings.ts';

const TAKES_VALUE = /^(?:--(?:prefix|registry|cache|loglevel|workspace|omit|include|cwd|dir)|-[CwF])$/;
/** `left-pad@1.3.0`, a path, an address, a variable: what the newest version is does not matter. */
const FIXED = /.@v?\d+\.\d+\.\d+|^[./]|[:$]/;
const LOCKFILE = /(?:^|[/=,])(?:package-lock|npm-shrinkwrap|package-?\*)\.json\b/;

/** npm, yarn, pnpm and bun write their lockfile anew where it does not fit, unless they are told not to. */
export const nodeLocked = practiceRule({
  name: 'node-locked',
  summary: 'npm, yarn, pnpm or bun may take other versions than the lockfile says',
  level: 'suggestion',
  *see({ stages }) {
    for (const stage of stages) {
      const hasLockfile = stage.stage.instructions.some(bringsLockfile);
      for (const call of stage.calls) {
        const sighting = seeCall(call, stage, hasLockfile);
        if (sighting) yield sighting;
      }
    }
  },
});

function seeCall(call: Call, { stage }: StageFacts, hasLockfile: boolean): Sighting | undefined {
  switch (call.program) {
    case 'npm':
      return seeNpm(call, hasLockfile);
    case 'yarn':
      return seeInstall(call, /^--(?:frozen-lockfile|immutable)$/, '--frozen-lockfile (Yarn 1) or --immutable');
    case 'pnpm':
      // It is the default where CI is set (pnpm.io, pnpm install).
      if (settingsOf('CI', stage, call).length > 0) return undefined;
      return seeInstall(call, /^--frozen-lockfile$/, '--frozen-lockfile');
    case 'bun':
      return seeInstall(call, /^--frozen-lockfile$/, '--frozen-lockfile');
    default:
      return undefined;
  }
}

function seeNpm(call: Call, hasLockfile: boolean): Sighting | undefined {
  const [verb, ...packages] = operands(call.args, TAKES_VALUE);
  if (/^(?:ci|clean-install)$/.test(verb?.value ?? '')) return sightCall(call, 'kept');
  if (!verb || !/^(?:install|i|add)$/.test(verb.value)) return undefined;
  const loose = packages.find(({ value }) => !FIXED.test(value));
  if (loose) return sightCall(call, 'broken', newest(`npm ${verb.value}`, loose));
  if (packages.length > 0) return undefined;
  const isWithout = call.args.some(({ value }) => /^--(?:no-package-lock|package-lock=false)$/.test(value));
  const edits = hasLockfile && !isWithout ? [{ start: verb.start, end: verb.end, text: 'ci' }] : [];
  return sightCall(
    call,
    'broken',
    'npm install changes package-lock.json where it does not fit package.json; npm ci takes what the lockfile says, or stops.',
    edits,
  );
}

function bringsLockfile({ flags, keyword, words }: Instruction): boolean {
  return (
    (keyword === 'COPY' && words.some(({ text }) => LOCKFILE.test(text))) ||
    flags.some(({ name, value }) => name === 'mount' && LOCKFILE.test(value?.text ?? ''))
  );
}

/** Without a verb yarn installs too. */
function seeInstall(call: Call, locked: RegExp, option: string): Sighting | undefined {
  const [verb, ...packages] = operands(call.args, TAKES_VALUE);
  const isInstall =
    verb === undefined
      ? call.program === 'yarn' && !call.args.some(({ value }) => /^(?:-v|-h|--version|--help)$/.test(value))
      : /^(?:install|i)$/.test(verb.value) && packages.length === 0;
  if (!isInstall) return undefined;
  if (call.args.some(({ value }) => locked.test(value))) return sightCall(call, 'kept');
  return sightCall(call, 'broken', `${call.program} may write its lockfile anew; ${option} makes it stop instead.`);
}

function newest(command: string, { value }: ShellWord): string {
  return `${command} ${value} takes the newest version there is on the day of the build; name one, or let a lockfile name it.`;
}
