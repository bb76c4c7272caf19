/**
 * The samples of a rule's page, which are its tests.
 *
 * Under `## Samples`, each `### Title` holds one sample: a `dockerfile before` or, for a near miss, a
 * `dockerfile unchanged`; after a `before` a `dockerfile after`, a `text findings` or both. Findings are written
 * `line: level: message`. Prose between the fences is for readers.
 *
 * Each runs with its rule alone and accepts what the rule suggests. Options stand behind `before` or `unchanged`:
 * `release=2026.01.0`, `tags=none`, `digests=index`, `registries=ghcr.io/acme/stagex`, `rust-version=1.85`,
 * `toolchain=1.91.1`, and `with=update-image` for rules that speak beside it. Several registries or rules are separated
 * by commas.
 */
import type { MigrateOptions, TagStyle } from '../options.ts';

export interface Sample {
  readonly title: string;
  /** Whether it looks like a case for the rule and is none. */
  readonly isNearMiss: boolean;
  readonly text: string;
  /** What becomes of the text; the text itself where nothing may change. */
  readonly expected: string;
  /** What the rule says, as `line: level: message`; undefined where the page does not show it. */
  readonly findings: readonly string[] | undefined;
  readonly options: MigrateOptions;
}

/** A fenced block: `dockerfile before release=2026.01.0` has the kind `dockerfile before` and one option. */
interface Fence {
  readonly kind: string;
  readonly options: readonly string[];
  readonly text: string;
}

const HEADING = /^## (.+)$/gm;
const FENCE = /^```(\S*) ?(\S*)(.*)\n((?:(?!```).*\n)*)```$/gm;
const TAG_STYLES: readonly TagStyle[] = ['auto', 'keep', 'version', 'release', 'none'];

/** The headings of a rule's page, in order. */
export function readHeadings(page: string): readonly string[] {
  return [...page.matchAll(HEADING)].map(([, heading = '']) => heading);
}

/**
 * The samples of a rule's page, in order.
 *
 * @throws Error when a sample is not written as above
 */
export function readSamples(rule: string, page: string): readonly Sample[] {
  const [, samples = ''] = page.split(/^## Samples$/m);
  const [, ...sections] = samples.split(/^### /m);
  return sections.map((section) => {
    const title = section.slice(0, section.indexOf('\n')).trim();
    try {
      return readSample(rule, title, section);
    } catch (error) {
      throw new Error(`Sample “${title}” of ${rule}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

function readSample(rule: string, title: string, section: string): Sample {
  const fences = [...section.matchAll(FENCE)].map(
    ([, language = '', role = '', options = '', text = '']): Fence => ({
      kind: `${language} ${role}`,
      options: options.split(' ').filter(Boolean),
      text,
    }),
  );
  const [first, ...rest] = fences;
  const isNearMiss = first?.kind === 'dockerfile unchanged';
  if (!first || (!isNearMiss && first.kind !== 'dockerfile before')) throw new Error('begins with another fence');
  const kinds = rest.map(({ kind }) => kind).join(', ');
  const allowed = isNearMiss
    ? ['', 'text findings']
    : ['dockerfile after', 'dockerfile after, text findings', 'text findings'];
  if (!allowed.includes(kinds)) throw new Error(`has the fences “${kinds}” after the first`);
  const find = (kind: string) => rest.find((fence) => fence.kind === kind)?.text;
  return {
    title,
    isNearMiss,
    text: first.text,
    expected: find('dockerfile after') ?? first.text,
    findings: find('text findings')?.trimEnd().split('\n'),
    options: readOptions(rule, first.options),
  };
}

function readOptions(rule: string, written: readonly string[]): MigrateOptions {
  return Object.assign({ level: 'suggestion', only: [rule] }, ...written.map((option) => readOption(rule, option)));
}

function readOption(rule: string, option: string): MigrateOptions {
  const [key, value = ''] = option.split('=');
  switch (key) {
    case 'release':
      return { release: value };
    case 'tags':
      return { tags: oneOf(TAG_STYLES, value) };
    case 'digests':
      return { digests: oneOf(['listed', 'index'], value) };
    case 'registries':
      return { registries: value.split(',') };
    case 'rust-version':
      return { rustVersion: value };
    case 'toolchain':
      return { toolchain: value };
    case 'with':
      return { only: [rule, ...value.split(',')] };
    default:
      throw new Error(`has the unknown option ${option}`);
  }
}

function oneOf<const T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`has ${value} where ${allowed.join(', ')} are allowed`);
  return found;
}
