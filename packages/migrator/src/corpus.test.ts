/** What public Dockerfiles with StageX images are made of, feature by feature, in files of our own. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundledCatalog } from './catalog/bundled.ts';
import { migrate } from './migrate-bundled.ts';

const folder = new URL('../fixtures/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

/** The StageX references of each file: line, image, and what the catalogue says of its pin. */
const files: Record<string, readonly string[]> = {
  'arguments.Dockerfile': [
    '4 pallet-rust listed',
    '5 core-busybox listed',
    '11 pallet-rust parametrised',
    '12 core-musl parametrised',
    '13 core-filesystem listed',
  ],
  'comments.Dockerfile': ['6 pallet-go listed', '15 core-filesystem listed'],
  'crlf.Dockerfile': ['2 pallet-go listed', '10 core-busybox listed'],
  'environment.Dockerfile': ['1 pallet-rust listed', '29 core-filesystem listed'],
  'escape.Dockerfile': [
    '4 pallet-go listed',
    '10 core-busybox listed',
    '13 core-git listed',
    '15 core-filesystem listed',
  ],
  'heredocs.Dockerfile': ['1 pallet-go listed', '38 core-filesystem listed'],
  'lower-case.Dockerfile': ['1 pallet-go listed', '4 core-busybox listed', '5 core-git listed', '10 core-tar listed'],
  'references.Dockerfile': [
    '3 pallet-go listed',
    '4 pallet-python listed',
    '5 core-busybox listed',
    '6 core-ca-certificates unpinned',
    '7 core-filesystem unpinned',
    '8 core-curl unpinned',
    '11 core-musl listed',
    '12 core-openssl listed',
    '13 core-zlib listed',
    '15 core-git listed',
    '16 core-make listed',
    '21 core-ca-certificates unpinned',
    '22 core-bash unpinned',
    '23 core-coreutils listed',
    '24 core-findutils listed',
    '26 core-tar listed',
    '27 core-xz listed',
  ],
  'run.Dockerfile': [
    '1 pallet-go listed',
    '8 core-git listed',
    '9 core-tar listed',
    '12 core-xz listed',
    '18 core-filesystem listed',
  ],
  'zallet-like.Dockerfile': [
    '7 pallet-rust listed',
    '8 user-protobuf listed',
    '9 user-abseil-cpp listed',
    '10 core-user-runtime listed',
  ],
};

/** Where a comment of the file holds an image back. */
const HELD_BACK: Record<string, readonly string[]> = { 'comments.Dockerfile': ['15 core-filesystem listed'] };

test('every file has its row', () => {
  expect(readdirSync(folder).filter((file) => file.endsWith('.Dockerfile'))).toEqual(Object.keys(files));
});

describe.each(Object.entries(files))('%s', (file, expected) => {
  const text = read(file);

  test('names these StageX images and no other', () => {
    expect(migrate(text).images.map(({ name, range, state }) => `${range.line} ${name} ${state}`)).toEqual(expected);
  });

  test('changes on the lines of recognised images only', () => {
    const { ok, output } = migrate(text, { only: ['update-image'] });
    expect(ok).toBe(true);
    const before = text.split('\n');
    const after = output.split('\n');
    const changed = after.flatMap((line, index) => (line === before[index] ? [] : [index + 1]));
    expect(after).toHaveLength(before.length);
    const moving = expected.filter(
      (row) => / listed$/.test(row) && !HELD_BACK[file]?.includes(row) && !row.includes('runtime'),
    );
    expect(changed).toEqual(moving.map((row) => Number.parseInt(row, 10)));
    const digests = bundledCatalog
      .names(bundledCatalog.newest)
      .map((name) => bundledCatalog.image(name, bundledCatalog.newest)?.digest);
    for (const line of changed) {
      const digest = /@sha256:([0-9a-f]{64})\b/.exec(after[line - 1] ?? '')?.[1];
      expect(digests).toContain(digest);
    }
  });

  test.each(['safe', 'suggestion'] as const)('is done after one migration (%s)', (level) => {
    for (const release of ['2026.01.0', '2026.03.0']) {
      const once = migrate(text, { level, release });
      expect(once.problem).toBeUndefined();
      expect(migrate(once.output, { level, release }).output).toBe(once.output);
    }
  });
});

describe('every feature of public files is in one of ours', () => {
  const features: Record<string, Record<string, RegExp>> = {
    'references.Dockerfile': {
      'FROM tag and digest': /^FROM stagex\/\S+:\S+@sha256:\S+ AS/m,
      'FROM digest only': /^FROM stagex\/[\w-]+@sha256:/m,
      'FROM bare name': /^FROM stagex\/[\w-]+ AS/m,
      'FROM tag only': /^FROM stagex\/[\w-]+:[\w.]+ AS/m,
      'tag is a release': /:sx2025\.10\.0@/,
      'tag is a version': /pallet-go:\d+\.\d+\.\d+@/,
      'COPY --from image, bare': /^COPY --from=stagex\/[\w-]+ /m,
      'COPY --from image, digest': /^COPY --from=stagex\/[\w-]+@/m,
      'COPY --from image, tag and digest': /^COPY --from=stagex\/[\w-]+:[\w.]+@/m,
      'COPY --from image, tag': /^COPY --from=stagex\/[\w-]+:[\w.]+ /m,
      'registry docker.io': /docker\.io\/stagex\//,
      'registry quay.io': /quay\.io\/stagex\//,
      'registry ghcr.io/siderolabs': /ghcr\.io\/siderolabs\//,
      'alias equal to the image name': /^FROM stagex\/(core-musl)\S* AS \1$/m,
      'alias different from the image name': /^FROM stagex\/core-openssl\S* as tls/m,
      'FROM without alias': /^FROM stagex\/core-zlib\S*$/m,
      'FROM earlier stage': /^FROM go AS build$/m,
      'stage or context defined outside the file': /^COPY --from=sources /m,
      'lower-case as': / as tls/,
      'blank at the end of FROM': /^FROM .* $/m,
      'whole image into /': /^COPY --from=stagex\/\S+ \. \/$/m,
      'single paths': /^COPY .*\/usr\/bin\/tar \/usr\/bin\/tar$/m,
      '--chown': /--chown=/,
      '--chmod': /--chmod=/,
      '--link': /--link/,
      'COPY --from=0': /--from=0 /,
    },
    'arguments.Dockerfile': {
      'FROM from an ARG': /^FROM .*\$\{RUST_IMAGE\} AS/m,
      'renovate comment above an ARG': /^# renovate: .*\nARG /m,
      'FROM --platform': /^FROM --platform=/m,
      'ARG before the first FROM': /^ARG /,
      'COPY --from=$VAR': /^COPY --from=\$/m,
      'stage defined outside the file': /^FROM local-base/m,
    },
    'heredocs.Dockerfile': {
      '<<-EOF': /^RUN <<-EOF$/m,
      "<<-'EOF'": /^RUN <<-'EOF'$/m,
      '<<EOF': /^RUN <<EOF$/m,
      '<<"END"': /<<"END"/,
      'two heredocs': /<<ONE <<-TWO/,
      'a descriptor': /3<<EOF/,
      'in quotes none': /"a heredoc starts with <<EOF"/,
      'COPY heredoc with --chmod': /^COPY --chmod=755 <<EOF /m,
      'COPY of two heredocs': /^COPY <<one\.conf <<'two\.conf'/m,
    },
    'environment.Dockerfile': {
      'multi-line ENV': /^ENV \S+ \\\n/m,
      'several variables in one ENV': /^ENV LANG=\S+ TZ=\S+/m,
      'ENV appended to itself': /^ENV RUSTFLAGS="\$\{RUSTFLAGS\} /m,
      'multi-line quoted value': /^ENV LDFLAGS="-static \\\n/m,
      'escaped blank': /--release\\ --locked/,
      'legacy ENV': /^ENV LEGACY one two/m,
      'comment inside a continuation': /\\\n\s+#/,
      'blank after the continuation': /\\ +\n/,
      'indented instruction': /^ +RUN /m,
      SHELL: /^SHELL \[/m,
      HEALTHCHECK: /^HEALTHCHECK /m,
      'ENTRYPOINT []': /^ENTRYPOINT \[\]$/m,
    },
    'run.Dockerfile': {
      'RUN --network=none': /^RUN --network=none /m,
      'cache mounts over several lines': /--mount=type=cache\S* \\\n\s+--mount=type=cache/,
      'bind mounts': /--mount=type=bind,from=stagex\//,
      'a quoted field': /,"from=stagex\//,
      'secret mount': /--mount=type=secret/,
      'RUN --security=insecure': /--security=insecure/,
      'exec form': /^RUN \["/m,
      'ADD --checksum': /^ADD --checksum=/m,
      'ADD of a URL': /^ADD https:/m,
    },
    'comments.Dockerfile': {
      '# syntax= with a digest': /^# syntax=\S+@sha256:/,
      '# check=': /^# check=/m,
      'commented-out reference': /^# FROM stagex\//m,
      'name in a comment': /a name, stagex\/pallet-rust/,
      'non-ASCII': /日本語, emoji 👋/,
      suppression: /^# restage ignore=/m,
    },
    'crlf.Dockerfile': {
      CRLF: /\r\n/,
      'byte order mark': /^\uFEFF/,
      'no line feed alone': /^(?:[^\n]*\r\n)*[^\n]*$/,
      tabs: /^\t/m,
      'no final line break': /[^\n]$/,
      ONBUILD: /^ONBUILD COPY --from=stagex/m,
    },
    'escape.Dockerfile': {
      '# escape=`': /^# escape=`\n/,
      'backtick as escape': /^FROM `\n/m,
      'a backslash at the end of a line': /\\\nFROM /,
    },
    'lower-case.Dockerfile': {
      'lower-case keywords': /^from .*^run .*^copy /ms,
      'duplicate stage names': /as build\n.*as Build\n/s,
      'copy --from=0': /^copy --from=0 /m,
      'no final line break': /[^\n]$/,
    },
    'zallet-like.Dockerfile': {
      'blank after an alias': /AS abseil-cpp $/m,
      'aliases copied whole': /^COPY --from=protobuf \. \/$/m,
    },
  };
  const rows = Object.entries(features).flatMap(([file, patterns]) =>
    Object.entries(patterns).map(([feature, pattern]) => ({ feature, file, pattern })),
  );
  test.each(rows)('$feature: $file', ({ file, pattern }) => {
    expect(read(file)).toMatch(pattern);
  });
});
