import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { migrate } from '../migrate-bundled.ts';
import { rules } from '../rules/rules.ts';
import { definitions } from './practices.ts';

const RUST = 'stagex/pallet-rust:1.94.0@sha256:2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668';
const GO = 'stagex/pallet-go:1.26.0@sha256:4b7f9fe27d84dd9109fe89c4dab1cefdd66bf2f670817ef95ffd335b84fdf2cb';
const OLD = 'stagex/core-curl@sha256:bc8bab43d96a9167fbb85022ea773644a45ef335e7a9b747f203078973fa988e';
const DEBIAN = `docker.io/library/debian@sha256:${'0123456789abcdef'.repeat(4)}`;
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** State and reason of each practice, by name. */
function check(text: string): Readonly<Record<string, string>> {
  const { checklist, ok } = migrate(text);
  expect(ok).toBe(true);
  return Object.fromEntries(checklist.map(({ name, reason, state }) => [name, `${state}: ${reason}`]));
}

describe('a build that does all of it', () => {
  const states = check(`FROM ${RUST} AS build
ENV SOURCE_DATE_EPOCH=1 CARGO_INCREMENTAL=0 RUSTFLAGS="-C codegen-units=1"
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.cargo/registry cargo fetch --locked
RUN --network=none --mount=type=cache,target=/src/target \\
    cargo build --frozen --release && date -d "@$SOURCE_DATE_EPOCH" > /date
FROM ${GO} AS tools
ADD --checksum=sha256:${'0123456789abcdef'.repeat(4)} https://example.org/sources.tar.gz /sources/
RUN git clone https://example.org/tool /tool && git -C /tool checkout ${COMMIT}
RUN curl -fsSLO https://example.org/data && sha256sum -c sums
RUN --network=none cd /tool && go build -trimpath -o /usr/bin/tool .
FROM ${DEBIAN}
RUN apt-get install -y tini=0.19.0-1
RUN pip install --require-hashes -r requirements.txt && npm ci
COPY --from=build /app /app
`);

  test.each(definitions.map(({ name }) => name))('%s is met', (name) => expect(states[name]).toMatch(/^met: /));

  test('the reasons name the lines', () => {
    expect(states).toMatchObject({
      'base-images': 'met: Every image has its digest: lines 1, 8 and 13.',
      'one-release': 'met: One release has every pin: lines 1 and 8.',
      'network-none': 'met: RUN --network=none: lines 7 and 12.',
      'cargo-locked': 'met: cargo has --locked or --frozen: lines 5 and 7.',
      'git-commit': 'met: A whole commit is named: line 10.',
    });
  });
});

describe('a build that does none of it', () => {
  const text = `FROM rust:1.91 AS build
COPY Cargo.toml Cargo.lock /src/
WORKDIR /src
RUN mkdir src && echo 'fn main() {}' > src/main.rs && cargo build --release
COPY . .
RUN --mount=type=cache,target=/src/target RUSTFLAGS=-Ctarget-cpu=native cargo build --release
RUN date > /date
FROM golang:1.25 AS tools
ADD https://example.org/sources.tar.gz /sources/
RUN git clone https://example.org/tool && go get ./... && go build ./...
RUN curl -fsSL https://example.org/install.sh | sh
FROM ${RUST} AS curl
COPY --from=${OLD} . /
FROM debian
RUN apt-get install -y tini
RUN pip install flask && npm install
`;
  const states = check(text);

  test.each(definitions.map(({ name }) => name))('%s is missed', (name) => expect(states[name]).toMatch(/^missed: /));

  test('the reasons name the lines', () => {
    expect(states).toMatchObject({
      'base-images': 'missed: An image has no digest: lines 1, 8 and 14.',
      'one-release': 'missed: No release has all of these pins: lines 12 and 13.',
      'source-date-epoch': 'missed: It is not set where code is compiled: lines 4 and 10.',
      'cargo-caches': 'missed: A cache is not used, or hides a layer: line 6.',
    });
  });

  test('each names its rules, and what they found', () => {
    const { checklist, findings } = migrate(text);
    for (const { findings: ids, rules: names } of checklist) {
      expect(ids).toEqual(findings.filter(({ rule }) => names.includes(rule)).map(({ id }) => id));
      expect(ids).not.toEqual([]);
    }
  });
});

test.each(['', '# only a comment', 'FROM scratch\nCOPY app /app\n', 'hello'])('nothing applies to %j', (text) => {
  for (const [name, state] of Object.entries(check(text)))
    expect([name, state]).toEqual([name, expect.stringMatching(/^not applicable: (?!It cannot)/)]);
});

test('what a variable decides cannot be known, and is not met', () => {
  const states = check(`ARG BASE
FROM \${BASE} AS base
FROM stagex/pallet-rust:\${VERSION} AS build
ARG SOURCE_DATE_EPOCH RUSTFLAGS CARGO_TARGET_DIR
RUN --mount=type=cache,target=/src/target cargo build $CARGO_FLAGS
RUN go build $FLAGS && apk add $PACKAGES && pip install $PIP_ARGS
RUN git clone https://example.org/tool && git -C tool checkout $COMMIT
`);
  const unknown = Object.entries(states).flatMap(([name, state]) => (/cannot be known/.test(state) ? name : []));
  expect(unknown).toEqual([
    'base-images',
    'one-release',
    'cargo-locked',
    'pip-locked',
    'source-date-epoch',
    'git-commit',
    'package-versions',
    'rust-determinism',
    'go-trimpath',
    'cargo-caches',
  ]);
  expect(states['base-images']).toBe('not applicable: It cannot be known from this file: lines 2 and 3.');
});

test('one place that is against it decides', () => {
  expect(check(`FROM ${DEBIAN} AS a\nFROM $X AS b\nFROM debian\n`)['base-images']).toBe(
    'missed: An image has no digest: line 3.',
  );
  expect(check(`FROM ${DEBIAN} AS a\nFROM $X\n`)['base-images']).toMatch(/^not applicable: It cannot be known/);
});

test('a rule that is silenced or skipped finds nothing, and the state stays', () => {
  const text = '# restage ignore=unpinned-image reason="built here"\nFROM local\n';
  for (const { checklist, findings } of [migrate(text), migrate(text, { skip: ['unpinned-image'] })]) {
    expect(findings).toEqual([]);
    expect(checklist[0]).toMatchObject({ name: 'base-images', state: 'missed', findings: [] });
  }
});

test('a text that cannot be read has no checklist', () => {
  expect(migrate('FROM a\rRUN b').checklist).toEqual([]);
});

test('many lines are counted', () => {
  const text = `FROM scratch\n${'RUN curl https://example.org | sh\n'.repeat(9)}`;
  expect(check(text)['pipe-to-shell']).toBe('missed: A shell runs it: lines 2, 3, 4, 5, 6, 7 and 3 more.');
});

test('a file like Zallet’s', () => {
  const states = check(readFileSync(new URL('../../fixtures/zallet-like.Dockerfile', import.meta.url), 'utf8'));
  const named = (state: string) => Object.keys(states).filter((name) => states[name]?.startsWith(`${state}:`));
  expect(named('missed')).toEqual([]);
  expect(named('met')).toEqual([
    'base-images',
    'one-release',
    'network-none',
    'cargo-locked',
    'source-date-epoch',
    'rust-determinism',
    'cargo-caches',
  ]);
});

test('every rule about reproducibility is on the list, and titles are names of a state', () => {
  const listed = new Set(definitions.flatMap(({ rules: names }) => names));
  const missing = rules.filter(({ ecosystem, name }) => ecosystem === 'reproducibility' && !listed.has(name));
  expect(missing.map(({ name }) => name)).toEqual([]);
  expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
});
