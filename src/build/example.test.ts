import { migrate } from 'restage';
import { describe, expect, it } from 'vitest';
import { type Example, type Marker, runExample } from './example.ts';

const rust = 'stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
const runtime = 'stagex/core-user-runtime@sha256:055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb';
const text = [
  '# Two stages.',
  '',
  `FROM ${rust} AS build`,
  'ENV CXXFLAGS="-O2"',
  'ENV RUSTFLAGS="-C target-feature=+crt-static"',
  'COPY . /src',
  'RUN cargo build --release --locked --target x86_64-unknown-linux-musl',
  '',
  `FROM ${runtime}`,
  'COPY --from=build /src/app /app',
  'ENTRYPOINT ["/app"]',
  '',
].join('\n');
const only = ['update-image', 'replace-user-runtime', 'rust-static-cxx'];
const release = '2026.03.0';

/** The lines of one side, as numbers into the code. */
const lines = (markers: readonly Marker[]) => new Set(markers.map(({ range }) => Number(range)));
const without = ({ code }: Example, markers: readonly Marker[]) =>
  code
    .split('\n')
    .filter((_, index) => !lines(markers).has(index + 1))
    .join('\n');
const cut = (dockerfile: string) => dockerfile.trimEnd().replaceAll(/(sha256:[0-9a-f]{8})[0-9a-f]+/g, '$1…');

describe('runExample', () => {
  it('shows both sides: without its added lines the text, without its removed ones the result', () => {
    const example = runExample('x', text, { release, only });
    expect(without(example, example.added)).toBe(cut(text));
    expect(without(example, example.removed)).toBe(cut(migrate(text, { release, only }).output));
    expect(example.added.length).toBeGreaterThan(example.removed.length);
  });

  it('numbers what each rule says, where it says it', () => {
    const example = runExample('x', text, { release, only });
    expect(example.remarks.map(({ rule }) => rule)).toEqual([
      'update-image',
      'rust-static-cxx',
      'replace-user-runtime',
    ]);
    expect(example.removed.map(({ label }) => label)).toEqual(['1', '3']);
    expect(example.noted).toEqual([{ range: '6', label: '2' }]);
    expect(example.code.split('\n')[5]).toContain('+crt-static');
  });

  it('puts together what a rule says of several lines', () => {
    const twice = text.replace('COPY . /src', `COPY --from=${rust} /usr/bin/cargo /cargo`);
    const { remarks, removed } = runExample('x', twice, { release, only: ['update-image'] });
    expect(removed.map(({ label }) => label)).toEqual(['1', '1']);
    expect(remarks.map(({ messages }) => messages.length)).toEqual([1]);
  });

  it('accepts the suggestions of a rule', () => {
    const example = runExample('x', text, { release, only, accept: ['rust-static-cxx'] });
    expect(example.code).toContain('ENV CXXSTDLIB=c++');
    expect(example.noted).toEqual([]);
  });

  it('leaves the digests of a quiet example whole', () => {
    const quiet = migrate(text, { release, only: ['update-image'] }).output;
    expect(runExample('x', quiet, { release, only: ['update-image'], quiet: true }).code).toBe(quiet.trimEnd());
  });

  it.each([
    ['a rule that should speak', { expect: ['go-cgo'] }, /x: go-cgo should speak; update-image, .* does/],
    ['a rule that should change something', { accept: ['go-cgo'] }, /go-cgo should change something/],
    ['findings where none should be', { quiet: true }, /should be quiet, but update-image/],
    ['no finding', { only: ['go-cgo'] }, /nothing is found in it/],
  ])('ends the build for %s', (_, options, message) => {
    expect(() => runExample('x', text, { release, only, ...options })).toThrow(message);
  });
});
