/** The Zallet-like file with every suggestion accepted, against what the merged pull request did (zcash/wallet 5616ec9). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrate } from './index.ts';

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const text = read('zallet-like.Dockerfile');
const { ok, output } = migrate(text, { release: '2026.01.0', level: 'suggestion' });

test('pins, user, C++ flags and removed workarounds are those of the pull request', () => {
  expect(ok).toBe(true);
  expect(output).toContain('stagex/pallet-rust:1.91.1@sha256:40625509');
  expect(output).toContain('stagex/user-protobuf:26.1@sha256:b399bb05');
  expect(output).toContain('stagex/user-abseil-cpp:20240116.2@sha256:926f69e9');
  expect(output).toMatch(/^FROM user-runtime AS runtime\nUSER 1000:1000$/m);
  expect(output).toMatch(/^ENV CXXFLAGS=".*-stdlib=libc\+\+"$/m);
  for (const flag of [
    'linker=clang',
    'link-arg=-fuse-ld=lld',
    'link-arg=/usr/lib/libc++.a',
    'link-arg=/usr/lib/libc++abi.a',
  ]) {
    expect(output.match(/^ENV RUSTFLAGS=.*$/gm)?.at(-1)).toContain(`-C ${flag}`);
  }
  expect(output).not.toContain('__GNUC_PREREQ');
  expect(output).not.toContain('pallet-clang');
  expect(output).toContain('-C codegen-units=1');
});

/** One decision in which people and Restage differ; the case study tells them too. */
interface Difference {
  readonly what: string;
  /** What the pull request has. */
  readonly merged: string;
  /** Text that the migrated file has. */
  readonly restage: string;
  readonly why: string;
}

test.each(JSON.parse(read('zallet-differences.json')) as Difference[])(
  'differs in $what, with a reason',
  ({ merged, restage, why }) => {
    expect(output).toContain(restage);
    expect(output).not.toContain(merged);
    expect(why).toMatch(/\.$/);
  },
);
