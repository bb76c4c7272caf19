/** Where a Dockerfile names images: FROM, COPY --from, ADD --from, RUN --mount=…,from=, and the ARG defaults of a FROM. */
import type { ImageSource, ImageUse, Instruction, Stage, Variable } from './dockerfile.ts';
import type { Joined } from './joined.ts';
import { type Part, parseReference } from './reference.ts';

/** What a name can mean at some point of the file. */
export interface Names {
  /** The latest stage with this name so far; Docker compares names without case. */
  stage(name: string): number | undefined;
  /** The default of an ARG before the first FROM. */
  arg(name: string): Variable | undefined;
}

/** The uses of one instruction other than its FROM. `stages` is the whole file's: BuildKit looks names up at the end. */
export function copiedImages(instruction: Instruction, stages: readonly Stage[], names: Names): readonly ImageUse[] {
  const { flags, keyword } = instruction;
  const use = (position: ImageUse['position'], from: Part): ImageUse => ({
    position,
    instruction,
    ...copySource(from, position, stages, names),
  });
  if (keyword === 'COPY' || keyword === 'ADD') {
    const position = keyword === 'COPY' ? 'copy' : 'add';
    return flags.flatMap(({ name, value }) => (name === 'from' && value?.text ? use(position, value) : []));
  }
  if (keyword !== 'RUN') return [];
  return flags
    .flatMap(({ name, value }) => (name === 'mount' && value ? mountFrom(value) : []))
    .map((from) => use('mount', from));
}

/** The image of a FROM. BuildKit resolves it against the stages above it only. */
export function baseImage(instruction: Instruction, names: Names): ImageUse {
  const word = instruction.words[0];
  const at = instruction.range.end;
  if (!word)
    return { position: 'from', instruction, range: { start: at, end: at }, source: { kind: 'variable', template: '' } };
  return { position: 'from', instruction, ...fromSource(word, names) };
}

type Found = Pick<ImageUse, 'range' | 'source'>;

function fromSource(word: Part, names: Names): Found {
  const written = unquote(word);
  const variable = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^{}$]*))?\})$/.exec(written.text);
  if (variable) {
    const argument = names.arg(variable[1] ?? variable[2] ?? '');
    if (argument?.raw && argument.value) return imageOrStage(unquote(argument.raw), names);
    const fallback = variable[3];
    if (fallback && written.end - written.start === written.text.length) {
      const start = written.end - 1 - fallback.length;
      return imageOrStage({ text: fallback, start, end: start + fallback.length }, names);
    }
  }
  return imageOrStage(written, names);
}

function imageOrStage(written: Part, names: Names): Found {
  if (written.text.includes('$')) return found(written, { kind: 'variable', template: written.text });
  const stage = names.stage(written.text);
  if (stage !== undefined) return found(written, { kind: 'stage', stage });
  return found(written, written.text.toLowerCase() === 'scratch' ? { kind: 'scratch' } : image(written));
}

/** What a COPY, an ADD or a mount names; only COPY and ADD count stages, from 0. */
function copySource(written: Part, position: ImageUse['position'], stages: readonly Stage[], names: Names): Found {
  const index = position !== 'mount' && /^\d+$/.test(written.text) ? Number(written.text) : -1;
  if (stages[index]) return found(written, { kind: 'stage', stage: index });
  return imageOrStage(written, names);
}

/** The value of `from=` in a mount, whose fields are separated by commas. */
function mountFrom(mount: Joined): readonly Part[] {
  let start = 0;
  return mount.text.split(',').flatMap((text) => {
    const field = mount.slice(start, start + text.length);
    start += text.length + 1;
    const value = /^from=(?=.)/i.test(text) ? field.slice('from='.length) : undefined;
    return value ?? [];
  });
}

/** BuildKit takes the quotes off a reference: `FROM "stagex/pallet-rust"`. */
function unquote(part: Part): Part {
  const quote = part.text[0];
  if ((quote !== '"' && quote !== "'") || part.text.length < 2 || part.text.at(-1) !== quote) return part;
  return { text: part.text.slice(1, -1), start: part.start + 1, end: part.end - 1 };
}

function image(written: Part): ImageSource {
  // A reference that a continuation splits, or that has escapes, is longer in the text than what it says.
  const editable = written.end - written.start === written.text.length && /^[\w./:@+-]+$/.test(written.text);
  return { kind: 'image', reference: parseReference(written.text, written.start), editable };
}

function found(written: Part, source: ImageSource): Found {
  return { range: { start: written.start, end: written.end }, source };
}
