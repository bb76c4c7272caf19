import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRustProject } from './rust-project.ts';
import { runIn } from './testing/host.ts';

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
const put = (path: string, text: string) => writeFileSync(at(path), text);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restage-rust-'));
  mkdirSync(at('crates', 'node'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const VIRTUAL = '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nrust-version = "1.89"\n';
const MEMBER = '[package]\nname = "node"\nrust-version.workspace = true\n';

test.each([
  ['a crate', '[package]\nname = "a"\nrust-version = "1.85.1"\n', '1.85.1'],
  ['a workspace', VIRTUAL, '1.89'],
  ['a crate that is its own workspace', `${MEMBER}${VIRTUAL}`, '1.89'],
  [
    'the other way to inherit',
    '[package]\nrust-version = { workspace = true }\n[workspace.package]\nrust-version = "1.9"',
    '1.9',
  ],
  ['a crate that does not inherit', `[package]\nname = "a"\n${VIRTUAL}`, undefined],
  ['a crate that says nothing', '[package]\nname = "a"\n', undefined],
  ['a number', '[package]\nrust-version = 1.85\n', undefined],
  ['no version, which Cargo refuses', '[package]\nrust-version = "^1.85"\n', undefined],
  ['no TOML', 'rust-version =', undefined],
  ['prototype keys', '[package]\nname = "a"\n[__proto__]\n', undefined],
])('%s', async (_, manifest, rustVersion) => {
  put('Cargo.toml', manifest);
  expect(await readRustProject(folder)).toEqual(rustVersion === undefined ? {} : { rustVersion });
});

describe('a member of a workspace', () => {
  test('inherits from the nearest workspace above', async () => {
    put('Cargo.toml', VIRTUAL);
    put('crates/Cargo.toml', '[package]\nname = "between"\n');
    put('crates/node/Cargo.toml', MEMBER);
    expect(await readRustProject(at('crates', 'node'))).toEqual({ rustVersion: '1.89' });
  });

  test('inherits from the workspace it names', async () => {
    put('crates/Cargo.toml', VIRTUAL);
    mkdirSync(at('other'));
    put('other/Cargo.toml', '[package]\nname = "o"\nworkspace = "../crates"\nrust-version.workspace = true\n');
    expect(await readRustProject(at('other'))).toEqual({ rustVersion: '1.89' });
  });

  test('without a workspace nothing is known', async () => {
    put('crates/node/Cargo.toml', MEMBER);
    expect(await readRustProject(at('crates', 'node'))).toEqual({});
  });
});

describe('the toolchain', () => {
  test.each([
    ['rust-toolchain.toml', '[toolchain]\nchannel = "1.91.1"\ncomponents = ["rustfmt"]\n', '1.91.1'],
    ['rust-toolchain', '[toolchain]\nchannel = "1.91.1"\n', '1.91.1'],
    ['rust-toolchain', '1.91.1\n', '1.91.1'],
    ['rust-toolchain', 'nightly-2026-01-01', 'nightly-2026-01-01'],
    ['rust-toolchain.toml', '[toolchain]\npath = "/opt/rust"\n', undefined],
    ['rust-toolchain.toml', '1.91.1', undefined],
  ])('%s with %j', async (name, text, toolchain) => {
    put(name, text);
    expect(await readRustProject(folder)).toEqual(toolchain === undefined ? {} : { toolchain });
  });

  test('of the two files the one without an ending counts', async () => {
    put('rust-toolchain', '1.90.0');
    put('rust-toolchain.toml', '[toolchain]\nchannel = "1.91.1"\n');
    expect(await readRustProject(folder)).toEqual({ toolchain: '1.90.0' });
  });
});

test('the command line looks beside each Dockerfile, and nowhere for standard input', async () => {
  const dockerfile = 'FROM stagex/pallet-rust:1.94.0\nRUN cargo build --release\n';
  put('Cargo.toml', '[package]\nname = "a"\nrust-version = "1.99"\n');
  put('Dockerfile', dockerfile);
  put('crates/node/Dockerfile', dockerfile);
  const check = async (...args: string[]) => (await runIn(folder, ['--only', 'rust-version', '--check', ...args])).code;
  expect(await check('Dockerfile')).toBe(1);
  expect(await check('crates/node/Dockerfile')).toBe(0);
  const { code, stdout } = await runIn(folder, ['--only', 'rust-version', '--check', '-'], { stdin: dockerfile });
  expect([code, stdout.includes('rust-version')]).toEqual([0, false]);
});
