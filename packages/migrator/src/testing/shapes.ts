/**
 * Files that grow in one direction each, to see how the cost of a migration grows. Two are left out because they grow in
 * two: a variable that is looked up at every RUN walks back over the ENVs above it, and what a stage inherits is looked
 * up along its FROMs, so that ENVs cost for each RUN, and the depth of a chain of stages for each stage.
 */
import { bundledCatalog } from '../catalog/bundled.ts';

function pin(name: string): string {
  const release = bundledCatalog.release('2025.10.0');
  const image = release && bundledCatalog.image(name, release);
  return `stagex/${name}@sha256:${image?.digest}`;
}

const busybox = pin('core-busybox');
const runtime = pin('core-user-runtime');
const rust = pin('pallet-rust');
const gcc = pin('core-gcc');

const times = (count: number, line: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => line(index)).join(between);

/** By name: a text of a size. */
export const shapes: Readonly<Record<string, (size: number) => string>> = {
  'stages on images': (size) => times(size, (index) => `FROM ${busybox} AS s${index}\nRUN mkdir /x`),
  'stages on one stage': (size) =>
    `FROM ${runtime} AS s0\n${times(size, (index) => `FROM s0 AS s${index + 1}\nRUN mkdir /x`)}`,
  'stages that copy the one before': (size) =>
    `FROM ${busybox} AS s0\n${times(size, (index) => `FROM scratch AS s${index + 1}\nCOPY --from=s${index} . /`)}`,
  'stages on arguments': (size) =>
    `${times(size, (index) => `ARG A${index}=${busybox}`)}\n${times(size, (index) => `FROM $A${index}`)}`,
  'FROMs of nothing': (size) => times(size, () => 'FROM'),
  'COPYs of an image': (size) => `FROM scratch\n${times(size, () => `COPY --from=${busybox} . /`)}`,
  'COPYs of GCC and its use': (size) => `FROM scratch\n${times(size, () => `COPY --from=${gcc} . /\nRUN gcc x.c`)}`,
  'unpinned images': (size) => `FROM scratch\n${times(size, () => 'COPY --from=stagex/core-busybox . /')}`,
  'removed images': (size) => `FROM scratch\n${times(size, () => 'COPY --from=stagex/core-zig . /')}`,
  'malformed digests': (size) => `FROM scratch\n${times(size, () => 'COPY --from=stagex/core-git@sha256:1 . /')}`,
  'unknown images': (size) => `FROM scratch\n${times(size, (index) => `COPY --from=stagex/core-gti${index} . /`)}`,
  'suppressed instructions': (size) =>
    `FROM scratch\n${times(size, () => `# restage ignore=update-image\nCOPY --from=${busybox} . /`)}`,
  'suppressions for the file': (size) =>
    `FROM scratch\n${times(size, () => `# restage ignore-file=update-image\nCOPY --from=${busybox} . /`)}`,
  comments: (size) => `FROM scratch\n${times(size, () => '# a comment')}`,
  'lines of one RUN': (size) => `FROM ${rust}\nRUN true \\\n${times(size, () => '  && gcc x.c \\')}\n  && true`,
  'words of one RUN': (size) => `FROM ${rust}\nRUN ${times(size, () => 'gcc x.c;', ' ')}`,
  'lines of one ENV': (size) => `FROM ${rust}\nENV A=b \\\n${times(size, (index) => `  A${index}=b \\`)}\n  Z=1`,
  ENVs: (size) => `FROM ${rust}\n${times(size, (index) => `ENV RUSTFLAGS="$RUSTFLAGS -C x${index}"`)}`,
  RUNs: (size) => `FROM ${rust}\nENV RUSTFLAGS="-C x"\n${times(size, () => 'RUN cargo build')}`,
  heredocs: (size) => `FROM ${rust}\n${times(size, () => 'RUN <<EOF\ngcc x.c\nEOF')}`,
  'lines of one heredoc': (size) => `FROM ${rust}\nRUN <<EOF\n${times(size, () => 'gcc x.c')}\nEOF`,
  'heredocs of one RUN': (size) =>
    `FROM ${rust}\nRUN cat ${times(size, (index) => `<<E${index}`, ' ')}\n${times(size, (index) => `a\nE${index}`)}`,
  'mounts of one RUN': (size) =>
    `FROM ${rust}\nRUN ${times(size, () => `--mount=type=bind,from=${busybox} \\`)}\n  gcc x.c`,
  'empty continued lines': (size) => `FROM ${rust}\nRUN a \\\n${times(size, () => '\\')}\n  b`,
  'backslashes and quotes': (size) => `FROM ${rust}\nRUN a <<EOF ${times(size, () => '"\\"', '\\ ')}\nEOF`,
  downloads: (size) =>
    `FROM ${busybox}\n${times(size, (index) => `ADD https://example.org/${index} /\nRUN curl https://example.org`)}`,
  'pipes of one RUN': (size) => `FROM ${busybox}\nRUN ${times(size, () => 'curl https://example.org', ' | ')} | sh`,
  'clones, then their commits': (size) =>
    `FROM ${busybox}\nRUN ${times(size, (index) => `git clone https://example.org/${index};`, ' ')} ${times(size, () => `git checkout ${'0'.repeat(40)};`, ' ')}`,
  'packages of one RUN': (size) => `FROM debian\nRUN apt-get install ${times(size, (index) => `p${index}`, ' ')}`,
  'go commands of one RUN': (size) => `FROM golang\nRUN ${times(size, () => 'go build;', ' ')}`,
  'installations of one stage': (size) =>
    `FROM node\n${times(size, () => 'COPY package-lock.json /\nRUN npm install && pip install x && cargo fetch')}`,
  'caches of cargo': (size) =>
    `FROM ${rust} AS b\nWORKDIR /x\n${times(size, () => 'RUN --mount=type=cache,target=/y/target cargo build')}`,
  'copies out of caches': (size) =>
    `FROM ${rust} AS b\nRUN --mount=type=cache,target=/t cargo build\nFROM scratch\n${times(size, () => 'COPY --from=b /t/x /')}`,
  'stubs and builds': (size) =>
    `FROM ${rust}\n${times(size, () => `RUN echo 'fn main() {}' > a.rs && cargo build\nCOPY . .\nRUN cargo build`)}`,
  nonsense: (size) => times(size, (index) => `NON$SENSE ${index} "`),
};
