/**
 * Generated Dockerfiles, as realistic as they are nasty. Each carries what is true of it by construction, so that
 * properties need not ask the code under test.
 */
import fc, { type Arbitrary } from 'fast-check';
import type { Range } from '../range.ts';
import { foreignReference, type StagexReference, stagexReference } from './references.ts';

export interface GeneratedDockerfile {
  readonly text: string;
  /** Every place that names a StageX image and takes effect, in the order of the text. */
  readonly references: readonly GeneratedReference[];
  /** Which stages are named where, in the order of the text: the index of the stage. */
  readonly stageUses: readonly number[];
  /** Comments, lines of heredocs, and images that are not StageX's: nothing may change there. */
  readonly kept: readonly Range[];
}

export interface GeneratedReference extends Range, Omit<StagexReference, 'kind'> {
  /** `parametrised`: a variable says part of it. */
  readonly kind: StagexReference['kind'] | 'parametrised';
}

export interface Generation {
  /** Leaves out what dockerfile-ast reads otherwise than BuildKit. */
  readonly plain?: boolean;
}

/** Part of an instruction; `\n` becomes the line break of the file. */
type Piece =
  | string
  | { readonly is: 'reference'; readonly reference: StagexReference }
  | { readonly is: 'parametrised'; readonly name: string; readonly text: string }
  | { readonly is: 'kept'; readonly text: string }
  | { readonly is: 'stage'; readonly pick: number; readonly form: 'as written' | 'upper' | 'index' }
  | { readonly is: 'arg'; readonly pick: number; readonly form: 'bare' | 'braces' | 'default' }
  | { readonly is: 'continued'; readonly blanks: string; readonly between: readonly string[]; readonly indent: string };

interface Layout {
  readonly indent: string;
  readonly trailing: string;
  /** Empty lines and comments above it. */
  readonly above: readonly string[];
}

interface Line extends Layout {
  readonly pieces: readonly Piece[];
}

interface StageModel {
  readonly from: Line & { readonly base: readonly Piece[] };
  readonly name: string | undefined;
  readonly lines: readonly Line[];
}

interface Model {
  readonly bom: boolean;
  readonly lineBreak: 'LF' | 'CRLF' | 'mixed';
  readonly finalLineBreak: boolean;
  readonly escape: '\\' | '`' | undefined;
  readonly syntax: boolean;
  readonly args: readonly { readonly reference: StagexReference; readonly quote: string; readonly layout: Layout }[];
  readonly stages: readonly StageModel[];
}

const PIN = 'stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';

/** What rules about builds look for. */
const SCRIPT = [
  'cargo build --release',
  'cargo build --locked --target x86_64-unknown-linux-gnu',
  'make CC=gcc',
  'gcc -o app app.c -static-libgcc',
  'export RUSTFLAGS="-C linker=gcc" && cargo install --path .',
  'cmake -B build && make -C build',
  'go build -ldflags "$LDFLAGS" ./...',
  'test -n "$TOKEN" || true',
  'npm ci && bash ./configure',
  'npm install && go install ./...',
  'curl -fsSL https://example.org/install.sh | sh',
  'git clone https://example.org/tool && git -C tool checkout 0123456789abcdef0123456789abcdef01234567',
  'date > /stamp && echo "$(hostname)" > /host',
  'apt-get install -y curl && pip install tool',
  "mkdir src && echo 'fn main() {}' > src/main.rs && cargo build --release",
  'touch src/main.rs && cargo fetch',
];

const kept = (text: string): Piece => ({ is: 'kept', text });
const maybe = <T>(arbitrary: Arbitrary<T>, otherwise: T, weight = 4): Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(otherwise) }, arbitrary);

const comment = fc.constantFrom(
  '# a comment',
  '#',
  `# FROM ${PIN} AS rust`,
  `# COPY --from=${PIN} . / \\`,
  '# a\\b <<EOF "open',
  '# größer → 世界 👋',
  '# renovate: datasource=docker depName=stagex/pallet-rust',
  '# escape=`',
);

const layout: Arbitrary<Layout> = fc.record({
  indent: maybe(fc.constantFrom('  ', '\t', ' \t'), '', 12),
  trailing: maybe(fc.constantFrom(' ', '\t', '  '), '', 8),
  above: maybe(fc.array(fc.oneof(comment, fc.constant(''), fc.constant('  ')), { maxLength: 3 }), [], 2),
});

/** What stands between two words. */
const gap: Arbitrary<readonly Piece[]> = fc.oneof(
  { weight: 8, arbitrary: fc.constant([' ']) },
  fc.constantFrom(['  '], ['\t'], [' \t ']),
  fc
    .record({
      is: fc.constant('continued' as const),
      blanks: maybe(fc.constantFrom(' ', '\t '), ''),
      between: maybe(fc.array(fc.oneof(comment, fc.constant('')), { maxLength: 2 }), []),
      indent: fc.constantFrom('  ', '\t', '    '),
    })
    .map((continued) => [' ', continued]),
);

/** A keyword in one of its cases. */
const keyword = (upper: string): Arbitrary<Piece> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(upper) },
    fc.constant(upper.toLowerCase()),
    fc.constant(upper.slice(0, 1) + upper.slice(1).toLowerCase()),
  );

const joined = (...parts: Arbitrary<readonly Piece[] | Piece>[]): Arbitrary<readonly Piece[]> =>
  fc.tuple(...parts).map((pieces) => pieces.flat());

const line = (pieces: Arbitrary<readonly Piece[]>): Arbitrary<Line> =>
  fc.tuple(layout, pieces).map(([around, parts]) => ({ ...around, pieces: parts }));

const quoted = (inner: Arbitrary<readonly Piece[]>): Arbitrary<readonly Piece[]> =>
  fc.tuple(maybe(fc.constantFrom('"', "'"), '', 10), inner).map(([quote, pieces]) => [quote, ...pieces, quote]);

const stagex: Arbitrary<readonly Piece[]> = stagexReference.map((reference) => [{ is: 'reference', reference }]);
const foreign: Arbitrary<readonly Piece[]> = foreignReference.map((text) => [kept(text)]);
const stage = (...forms: ('as written' | 'upper' | 'index')[]): Arbitrary<readonly Piece[]> =>
  fc.record({ is: fc.constant('stage' as const), pick: fc.nat(), form: fc.constantFrom(...forms) }).map((use) => [use]);

const base: Arbitrary<readonly Piece[]> = fc.oneof(
  { weight: 5, arbitrary: quoted(stagex) },
  { weight: 2, arbitrary: stage('as written', 'upper') },
  foreign,
  fc.constant(['scratch']),
  fc
    .record({
      is: fc.constant('arg' as const),
      pick: fc.nat(),
      form: fc.constantFrom('bare' as const, 'braces' as const, 'default' as const),
    })
    .map((use) => [use]),
  fc.constantFrom<Piece[]>(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a Dockerfile's variable
    [{ is: 'parametrised', name: 'pallet-rust', text: 'stagex/pallet-rust:${RUST_VERSION}' }],
    [{ is: 'parametrised', name: 'core-busybox', text: 'docker.io/stagex/core-busybox@$DIGEST' }],
    [{ is: 'parametrised', name: 'core-busybox', text: '$REGISTRY/stagex/core-busybox:1.37.0' }],
    ['$REGISTRY/core-busybox'],
  ),
);

/** What COPY --from and a mount may name. */
const source = (...forms: ('as written' | 'upper' | 'index')[]): Arbitrary<readonly Piece[]> =>
  fc.oneof({ weight: 5, arbitrary: stagex }, { weight: 3, arbitrary: stage(...forms) }, foreign, fc.constant(['$X']));

const text = (...texts: string[]): Arbitrary<readonly Piece[]> => fc.constantFrom(...texts).map((value) => [value]);
const flagsBetween = (flags: Arbitrary<readonly Piece[]>, maxLength: number): Arbitrary<readonly Piece[]> =>
  fc.array(joined(flags, gap), { maxLength }).map((pieces) => pieces.flat());

const copy: Arbitrary<readonly Piece[]> = joined(
  fc.constantFrom('COPY', 'COPY', 'COPY', 'ADD').chain(keyword),
  gap,
  flagsBetween(text('--link', '--chown=1000:1000', '--chmod="755"'), 1),
  text('--from='),
  quoted(source('as written', 'upper', 'index')),
  gap,
  flagsBetween(text('--link', '--exclude=*.md'), 1),
  text(
    '. /',
    './ /',
    '/usr/bin/x /usr/bin/',
    '/usr/lib/libstdc++.so.6 /usr/lib/libunwind.so.8 /usr/lib/',
    '["/a b", "/"]',
    '/a--b /',
  ),
);

const mount = (plain: boolean): Arbitrary<readonly Piece[]> => {
  const bind = (before: string, after: string) => joined(text(before), source('as written', 'upper'), text(after));
  return fc.oneof(
    text(
      '--network=none',
      '--mount=type=cache,target=/cache',
      '--mount=type=cache,target=/src/target',
      '--mount=type=secret,id=from',
      ...(plain ? [] : ['--mount=type=cache,target="/a b"']),
    ),
    bind('--mount=type=bind,target=/x,from=', ''),
    bind('--mount=from=', ',target=/x'),
    bind('--mount=type=bind,"from=', '",target=/x'),
    ...(plain ? [] : [bind('--mount="type=bind,from=', ',target=/x"')]),
  );
};

const command = (plain: boolean): Arbitrary<readonly Piece[]> =>
  text(
    ...SCRIPT,
    `echo FROM ${PIN}`,
    `x --from=${PIN} --mount=type=bind,from=${PIN}`,
    `["/bin/sh", "-c", "COPY --from=${PIN}"]`,
    'cat <<<EOF',
    ...(plain
      ? []
      : [`echo "cat <<EOF ${PIN}"`, "printf '%s <<EOF'", `a--b --mount=from=${PIN}`, 'echo C:\\\\', `echo it's <<EOF`]),
  );

const bodyLine = fc.constantFrom(
  `FROM ${PIN} AS rust`,
  `COPY --from=${PIN} . /`,
  `RUN --mount=from=${PIN} true`,
  `  # ${PIN}`,
  'echo \\',
  '',
  '日本語',
  ' EOF',
  'EOF2',
  '# restage ignore-file=update-image',
);

/** A heredoc: what opens it, the name, and whether tabs may stand before its end. */
const heredoc = (plain: boolean): Arbitrary<{ open: string; name: string; tabs: string; body: readonly string[] }> =>
  fc
    .tuple(
      fc.constantFrom<[string, string, string]>(
        ['<<EOF', 'EOF', ''],
        ['<<-EOF', 'EOF', '\t'],
        ["<<'EOF'", 'EOF', ''],
        ['<<"END"', 'END', ''],
        ["<<-'END'", 'END', '\t\t'],
        ['<<script.sh', 'script.sh', ''],
        ...(plain
          ? []
          : ([
              ['3<<EOF', 'EOF', ''],
              ['<<E"O"F', 'EOF', ''],
              ['<<"A B"', 'A B', ''],
            ] as [string, string, string][])),
      ),
      fc.array(fc.oneof(bodyLine, fc.constantFrom(...SCRIPT)), { maxLength: 4 }),
    )
    .map(([[open, name, tabs], body]) => ({ open, name, tabs, body }));

const withHeredocs = (
  before: Arbitrary<readonly Piece[]>,
  after: Arbitrary<readonly Piece[]>,
  plain: boolean,
): Arbitrary<readonly Piece[]> =>
  // dockerfile-ast lets tabs stand before the end of all heredocs when they may before one.
  fc
    .tuple(before, fc.array(heredoc(plain), { minLength: 1, maxLength: plain ? 1 : 2 }), after)
    .map(([head, docs, tail]) => [
      ...head,
      docs.map(({ open }) => open).join(' '),
      ...tail,
      ...docs.flatMap(({ body, name, tabs }) => [
        ...body.flatMap((each): Piece[] => ['\n', tabs, SCRIPT.includes(each) ? each : kept(each)]),
        `\n${tabs}${name}`,
      ]),
    ]);

const run = (plain: boolean): Arbitrary<readonly Piece[]> =>
  joined(keyword('RUN'), gap, flagsBetween(mount(plain), 3), command(plain), maybe(joined(gap, text('&& true')), []));

const instruction = ({ plain = false }: Generation): Arbitrary<readonly Piece[]> =>
  fc.oneof(
    { weight: 5, arbitrary: copy },
    { weight: 3, arbitrary: run(plain) },
    withHeredocs(joined(keyword('RUN'), gap, flagsBetween(mount(plain), 1)), text('', ' sh -e'), plain),
    withHeredocs(joined(keyword('COPY'), gap), text(' /x/'), plain),
    joined(keyword('ONBUILD'), gap, fc.oneof(copy, run(plain))),
    joined(
      keyword('ENV'),
      gap,
      text(
        'A=b',
        'SOURCE_DATE_EPOCH=1 CARGO_TARGET_DIR=/cache GOFLAGS=-mod=mod',
        'RUSTFLAGS="-C opt-level=3"',
        'RUSTFLAGS="$RUSTFLAGS -C lto"',
        'RUSTFLAGS="-C target-feature=+crt-static -C link-arg=-lc++ -C link-arg=-lstdc++"',
        'RUSTFLAGS=-Clinker=gcc CXXFLAGS="-include cstdint"',
        'CFLAGS=-O2 CC=gcc',
        'CFLAGS="-D__GNUC_PREREQ(maj,min)=1" ROCKSDB_USE_PKG_CONFIG=0',
        'LDFLAGS=-fuse-ld=bfd HOME=/root',
        'A b c',
        `IMAGE=${PIN}`,
      ),
    ),
    joined(fc.constantFrom('USER', 'WORKDIR', 'LABEL', 'ARG').chain(keyword), gap, text('1000:1000', '/src', 'a=b')),
    joined(keyword('SHELL'), gap, text('["/bin/sh", "-c"]')),
    joined(keyword('ENTRYPOINT'), gap, text('[]', '["/bin/sh"]', `x --from=${PIN}`)),
    joined(keyword('HEALTHCHECK'), gap, text('NONE', '--interval=5s CMD x')),
    text('CMD'),
  );

const stageName = fc.constantFrom('build', 'Build', 'rust', 'user-runtime', 'runtime', 'base_1', 'a.b');

const stageModel = (generation: Generation): Arbitrary<StageModel> =>
  fc
    .tuple(
      joined(keyword('FROM'), gap, maybe(joined(text('--platform=linux/amd64', '--platform=$BUILDPLATFORM'), gap), [])),
      base,
      layout,
      fc.option(fc.tuple(gap, keyword('AS'), gap, stageName), { freq: 4 }),
      fc.array(line(instruction(generation)), { maxLength: 5 }),
    )
    .map(([before, from, around, alias, lines]) => {
      const [first = [], as = '', second = [], name] = alias ?? [];
      return {
        from: {
          ...around,
          pieces: before,
          base: [...from, ...(name === undefined ? [] : [...first, as, ...second, name])],
        },
        name,
        lines,
      };
    });

const model = (generation: Generation): Arbitrary<Model> =>
  fc.record({
    bom: maybe(fc.constant(true), false, 9),
    lineBreak: fc.constantFrom('LF', 'LF', 'CRLF', 'mixed'),
    finalLineBreak: maybe(fc.constant(false), true),
    escape: maybe(fc.constantFrom('\\' as const, '`' as const), undefined),
    syntax: fc.boolean(),
    args: fc.array(fc.record({ reference: stagexReference, quote: maybe(fc.constantFrom('"', "'"), ''), layout }), {
      maxLength: 2,
    }),
    stages: fc.array(stageModel(generation), { minLength: 1, maxLength: 5 }),
  });

/** Dockerfiles of every kind. */
export function dockerfile(generation: Generation = {}): Arbitrary<GeneratedDockerfile> {
  const generated = model(generation).map(render);
  // To dockerfile-ast a word behind a backslash in a comment belongs to the instruction around it.
  return generation.plain ? generated.map((all) => ({ ...all, text: all.text.replaceAll('a\\b', 'a/b') })) : generated;
}

function render({
  args,
  bom,
  escape: directive,
  finalLineBreak,
  lineBreak,
  stages,
  syntax,
}: Model): GeneratedDockerfile {
  const escapeCharacter = directive ?? '\\';
  const references: GeneratedReference[] = [];
  const stageUses: { readonly at: number; readonly stage: number }[] = [];
  const keptRanges: Range[] = [];
  let output = bom ? '\uFEFF' : '';
  let breaks = 0;

  const indexOf = (name: string, among: readonly StageModel[]) =>
    among.findLastIndex((other) => other.name?.toLowerCase() === name.toLowerCase());
  const usedArgs = new Set(
    stages.flatMap(({ from }) =>
      from.base.flatMap((piece) =>
        typeof piece === 'object' && piece.is === 'arg' && args.length > 0 ? [piece.pick % args.length] : [],
      ),
    ),
  );

  const breakLine = () => {
    breaks += 1;
    output += lineBreak === 'CRLF' || (lineBreak === 'mixed' && breaks % 2 === 0) ? '\r\n' : '\n';
  };
  const write = (value: string): Range => {
    const start = output.length;
    for (const [index, part] of value.split('\n').entries()) {
      if (index > 0) breakLine();
      output += part;
    }
    return { start, end: output.length };
  };
  const keep = (value: string) => {
    keptRanges.push(write(value));
  };

  const writeStage = (piece: Extract<Piece, { is: 'stage' }>, visible: readonly StageModel[]) => {
    const named = visible.flatMap(({ name }) => name ?? []);
    const at = output.length;
    if (piece.form === 'index') {
      const stage = piece.pick % visible.length;
      stageUses.push({ at, stage });
      write(`${stage}`);
    } else if (named.length === 0) keep('alpine');
    else {
      const name = named[piece.pick % named.length] ?? '';
      stageUses.push({ at, stage: indexOf(name, visible) });
      write(piece.form === 'upper' ? name.toUpperCase() : name);
    }
  };
  const writePiece = (piece: Piece, visible: readonly StageModel[]) => {
    if (typeof piece === 'string') {
      write(piece);
      return;
    }
    switch (piece.is) {
      case 'reference':
        references.push({ ...piece.reference, ...write(piece.reference.text) });
        break;
      case 'parametrised':
        references.push({
          kind: 'parametrised',
          name: piece.name,
          text: piece.text,
          mirrored: false,
          ...write(piece.text),
        });
        break;
      case 'kept':
        keep(piece.text);
        break;
      case 'stage':
        writeStage(piece, visible);
        break;
      case 'arg': {
        if (args.length === 0) {
          keep('alpine');
          break;
        }
        const name = `IMAGE_${piece.pick % args.length}`;
        write({ bare: `$${name}`, braces: `\${${name}}`, default: `\${${name}:-alpine}` }[piece.form]);
        break;
      }
      case 'continued':
        write(`${escapeCharacter}${piece.blanks}\n`);
        for (const between of piece.between) {
          keep(between);
          breakLine();
        }
        write(piece.indent);
    }
  };
  const writeLine = ({ above, indent, pieces, trailing }: Line, visible: readonly StageModel[]) => {
    for (const each of above) {
      if (each !== '') keep(each);
      breakLine();
    }
    write(indent);
    for (const piece of pieces) writePiece(piece, visible);
    // Blanks after the end of a heredoc would make it another line.
    if (!pieces.some((piece) => typeof piece === 'string' && piece.includes('\n'))) write(trailing);
    breakLine();
  };

  if (syntax) write('# syntax=docker/dockerfile:1\n');
  if (directive) write(`# escape=${directive}\n`);
  let isFirst = true;
  const writeNext = (next: Line, visible: readonly StageModel[]) => {
    // At the top it would be a directive.
    const above = isFirst ? next.above.filter((each) => each !== '# escape=`') : next.above;
    isFirst = false;
    writeLine({ ...next, above }, visible);
  };
  for (const [index, { layout: around, quote, reference }] of args.entries()) {
    const value: Piece = usedArgs.has(index) ? { is: 'reference', reference } : kept(reference.text);
    writeNext({ ...around, pieces: [`ARG IMAGE_${index}=${quote}`, value, quote] }, []);
  }
  for (const [index, { from, lines }] of stages.entries()) {
    writeNext({ ...from, pieces: [...from.pieces, ...from.base] }, stages.slice(0, index));
    for (const each of lines) writeNext(each, stages);
  }
  if (!finalLineBreak) output = output.replace(/\r?\n$/, '');
  return {
    text: output,
    references: references.toSorted((a, b) => a.start - b.start),
    stageUses: stageUses.map(({ stage }) => stage),
    kept: keptRanges,
  };
}
