/** Where a Dockerfile names images: FROM, COPY --from, ADD --from, RUN --mount=…,from=, and the ARG defaults of a FROM. */
import type { ImageSource, ImageUse, Instruction, Stage, Variable } from './dockerfile.ts';
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
  const position = instruction.keyword === 'ADD' ? 'add' : instruction.keyword === 'COPY' ? 'copy' : undefined;
  if (position) {
    return instruction.flags
      .filter(({ name, value }) => name === 'from' && value)
      .flatMap(({ value }) => (value ? [{ position, instruction, ...copySource(value, stages, names) }] : []));
  }
  if (instruction.keyword !== 'RUN') return [];
  return instruction.flags
    .filter(({ name }) => name === 'mount')
    .flatMap(({ value }) => (value ? mountFrom(value) : []))
    .map((from) => ({ position: 'mount' as const, instruction, ...copySource(from, stages, names) }));
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
  if (written.text.toLowerCase() === 'scratch') return found(written, { kind: 'scratch' });
  const stage = names.stage(written.text);
  return found(written, stage === undefined ? image(written) : { kind: 'stage', stage });
}

function copySource(value: Part, stages: readonly Stage[], names: Names): Found {
  const written = unquote(value);
  if (written.text.includes('$')) return found(written, { kind: 'variable', template: written.text });
  const stage = names.stage(written.text);
  if (stage !== undefined) return found(written, { kind: 'stage', stage });
  const index = /^\d+$/.test(written.text) ? Number(written.text) : -1;
  if (stages[index]) return found(written, { kind: 'stage', stage: index });
  return found(written, image(written));
}

/** The value of `from=` in a mount, as written. Fields are separated by commas and may be quoted as a whole. */
function mountFrom(mount: Part): readonly Part[] {
  const fields: Part[] = [];
  let start = mount.start;
  for (const text of mount.text.split(',')) {
    fields.push({ text, start, end: start + text.length });
    start += text.length + 1;
  }
  return fields
    .map(unquote)
    .map(skipContinuation)
    .flatMap((field) => {
      if (!/^from=/i.test(field.text)) return [];
      const value = field.text.slice('from='.length);
      return value ? [{ text: value, start: field.end - value.length, end: field.end }] : [];
    });
}

/** A line may continue between two fields of a mount. */
function skipContinuation(field: Part): Part {
  const text = field.text.replace(/^(?:[\\`][ \t]*\r?\n[ \t]*)+/, '');
  return { text, start: field.end - text.length, end: field.end };
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
