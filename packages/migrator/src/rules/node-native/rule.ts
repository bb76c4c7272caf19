import type { ShellCommand } from '../../dockerfile/shell.ts';
import type { Rule } from '../rule.ts';
import { isFromBefore } from '../versions.ts';

/** pallet-nodejs has libc++ and no libstdc++.so.6 or libgcc_s.so.1 since 2026.01.0 (StageX packages/pallet/nodejs). */
export const nodeNative: Rule = {
  name: 'node-native',
  summary: 'Prebuilt native addons may miss libstdc++.so.6 in pallet-nodejs',
  level: 'advice',
  ecosystem: 'node',
  since: '2026.01.0',
  *find({ stages }) {
    for (const { base, copies, has, runs } of stages) {
      if (base?.at?.name !== 'pallet-nodejs' || !isFromBefore(base, '2026.01.0') || has('core-gcc')) continue;
      const command = runs.flatMap(({ commands }) => commands).find(installsPackages);
      if (!command || copies.some(({ sources }) => sources.some(({ text }) => text.includes('libstdc++')))) continue;
      yield {
        at: command.range,
        message:
          'If a dependency brings a prebuilt native addon, it probably looks for libstdc++.so.6 and libgcc_s.so.1, which pallet-nodejs lost in 2026.01.0 (our inference). Build the addon from source, or copy /usr/lib/libstdc++.so.6* from core-gcc, and core-llvm-libgcc for the other.',
      };
      return;
    }
  },
};

const INSTALLING: Readonly<Record<string, readonly string[]>> = {
  npm: ['ci', 'install', 'i', 'rebuild'],
  pnpm: ['install', 'i', 'rebuild'],
  yarn: ['install', 'rebuild', ''],
};

function installsPackages({ args, name }: ShellCommand): boolean {
  const program = name?.value ?? '';
  const ignoresScripts = args.some(({ value }) => value === '--ignore-scripts');
  const verb = args.find(({ value }) => !value.startsWith('-'))?.value ?? '';
  return !ignoresScripts && Object.hasOwn(INSTALLING, program) && INSTALLING[program]?.includes(verb) === true;
}
