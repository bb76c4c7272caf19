/** The importer's command line. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { messageOf, type Problem } from '../problem.ts';
import { isReleaseId } from '../release-id.ts';
import type { ReleaseRequest } from './checkout.ts';
import type { Settings } from './release.ts';

/** Which releases of which checkout to read. */
export interface ReleaseSource {
  /** The folder of a StageX checkout. */
  readonly checkout: string;
  /** Empty: the release that is checked out. */
  readonly requests: readonly ReleaseRequest[];
  /** What to record instead of carrying it over. */
  readonly settings: Partial<Settings>;
}

export interface ImportOptions extends ReleaseSource {
  /** The folder of the catalogue's files. */
  readonly folder: string;
}

const TOOLCHAINS = ['gnu', 'llvm'] as const;
const KINDS = ['manifest', 'index'] as const;

/** The options of a `ReleaseSource`. */
export const SOURCE_OPTIONS = {
  release: { type: 'string', multiple: true },
  toolchain: { type: 'string' },
  digests: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const HELP = `Adds releases of StageX to the catalogue.

  npm run catalog:import -- <checkout> [options]

<checkout> is the folder of a git checkout of StageX. Without --release the work
tree is read, as the release whose tag points at what is checked out.

  --release <id>           a release by its tag, as 2026.05.0; may be repeated.
                           The work tree is neither read nor touched
  --release <id>@<commit>  a release without a tag, by its commit
  --toolchain gnu|llvm     what the release is built with
  --digests manifest|index what its lists of digests name
                           (both are otherwise carried over from the release before)
  --data <folder>          another folder with catalog.json, digests.json and names.json
  --help                   this text

Exit code 0: the catalogue is written. 1: it is as it was, and the message says why.
`;

/**
 * Reads the command line.
 *
 * @param folder the catalogue to use where none is named
 */
export function readArguments(args: readonly string[], folder: string): ImportOptions | 'help' | Problem {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { problem: `${messageOf(error).split('. ')[0]}; --help lists the options` };
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const source = readSource(values, positionals);
  return 'problem' in source ? source : { ...source, folder: values.data ?? folder };
}

/** Reads the options that say what to read; they may stand on other command lines too. */
export function readSource(
  values: { readonly release?: readonly string[]; readonly toolchain?: string; readonly digests?: string },
  positionals: readonly string[],
): ReleaseSource | Problem {
  const [checkout] = positionals;
  if (!checkout || positionals.length > 1) return { problem: 'Name one folder, that of a StageX checkout; see --help' };

  const requests: ReleaseRequest[] = [];
  for (const release of values.release ?? []) {
    const [, id, commit] = /^([^@]*)(?:@([0-9a-f]{7,40}))?$/.exec(release) ?? [];
    if (id === undefined || !isReleaseId(id)) {
      return {
        problem: `--release ${JSON.stringify(release)}: expected something like 2026.05.0 or 2024.11.0@8cd3391d`,
      };
    }
    requests.push({ id, commit });
  }
  const toolchain = TOOLCHAINS.find((known) => known === values.toolchain);
  if (values.toolchain !== undefined && !toolchain) {
    return { problem: `--toolchain ${JSON.stringify(values.toolchain)}: choose ${TOOLCHAINS.join(' or ')}` };
  }
  const digests = KINDS.find((known) => known === values.digests);
  if (values.digests !== undefined && !digests) {
    return { problem: `--digests ${JSON.stringify(values.digests)}: choose ${KINDS.join(' or ')}` };
  }
  const settings = { ...(toolchain && { toolchain }), ...(digests && { digests }) };
  return { checkout, requests, settings };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      ...SOURCE_OPTIONS,
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
    strict: true,
  });
}
