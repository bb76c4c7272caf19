import { expect, test } from 'vitest';
import { bundledCatalog } from '../catalog/bundled.ts';
import { describeStages } from '../stages.ts';
import { recogniseImages } from '../stagex.ts';
import { factsOf } from '../testing/facts.ts';
import { rustBuilds } from './rust-builds.ts';
import { isStatic, linkArguments, stageFlags } from './rust-flags.ts';

const FROM = 'FROM stagex/pallet-rust';

function stagesOf(text: string) {
  const dockerfile = factsOf(text);
  const how = { target: bundledCatalog.newest, registries: [], reconstruct: false };
  return {
    dockerfile,
    stages: describeStages(dockerfile, bundledCatalog, recogniseImages(dockerfile, bundledCatalog, how)),
  };
}

function buildsOf(text: string) {
  const { stages } = stagesOf(text);
  return stages.flatMap((stage) => rustBuilds(stage));
}

function flagsOf(text: string) {
  const { dockerfile, stages } = stagesOf(text);
  return stages.flatMap((stage) => stageFlags(dockerfile, stage));
}

test.each([
  ['cargo build --release', 'build'],
  ['/usr/bin/cargo --locked +nightly b', 'b'],
  ['cargo --config net.offline=true -Z unstable install --path .', 'install'],
  ['cargo auditable build', 'build'],
  ['set -e && cd src && CC=clang cargo rustc -- -C lto', 'rustc'],
  ['<<EOF\ncargo test\nEOF', 'test'],
  ['["cargo", "build"]', 'build'],
  ['rustc main.rs', 'rustc'],
])('%j compiles', (command, subcommand) => {
  expect(buildsOf(`${FROM}\nRUN ${command}`).map((build) => build.subcommand)).toEqual([subcommand]);
});

test.each(['cargo fetch', 'cargo --version', 'echo cargo build', 'cat <<EOF\ncargo build\nEOF', 'cargo-build', ''])(
  '%j does not',
  (command) => {
    expect(buildsOf(`${FROM}\nRUN ${command}\nONBUILD RUN cargo build`)).toEqual([]);
  },
);

test.each([
  ['RUN cargo build --target a-b', 'a-b'],
  ['RUN cargo build --target=a-b', 'a-b'],
  ['RUN cargo build --target "$(uname -m)-b"', '$(uname -m)-b'],
  ['ENV T=a-b\nRUN cargo build --target $T', 'a-b'],
  [`ARG T="a-b"\nRUN cargo build --target \${T}`, 'a-b'],
  [`ARG T=no\nENV T=a-b\nFROM base\nRUN cargo build --target "\${T}"`, 'a-b'],
  ['ENV T=no\nRUN T=a-b && cargo build --target $T', 'a-b'],
  ['ENV T=no\nRUN export T="a-b"; cargo build --target=$T', 'a-b'],
  ['RUN cargo build --target $T\nENV T=no', '$T'],
  ['ARG T\nRUN cargo build --target $T', '$T'],
  ['ENV T=no\nRUN ["cargo", "build", "--target", "$T"]', '$T'],
  ['ENV CARGO_BUILD_TARGET=a-b\nRUN cargo build', 'a-b'],
  // The login shell gives TARGET its own value where it knows the architecture.
  ['ENV TARGET=a-b\nRUN cargo build --target $TARGET', 'a-b'],
  ['ARG TARGETARCH\nENV TARGET=a-b\nRUN cargo build --target $TARGET', '$TARGET'],
  ['ARG TARGETARCH\nENV TARGET=a-b\nSHELL ["/bin/sh", "-c"]\nRUN cargo build --target $TARGET', 'a-b'],
  ['RUN cargo build', undefined],
])('the target of %j is %j', (lines, triple) => {
  expect(buildsOf(`${FROM} AS base\n${lines}`)[0]?.target?.triple).toBe(triple);
});

test.each([
  ['ENV RUSTFLAGS="-C target-feature=+crt-static"', true],
  ["ENV RUSTFLAGS='-Ctarget-feature=+aes,+crt-static'", true],
  ['ENV RUSTFLAGS -C target-feature=+crt-static', true],
  ['ENV RUSTFLAGS=-C\\ target-feature=+crt-static', true],
  ['ENV RUSTFLAGS="-C \\\n  target-feature=+crt-static"', true],
  ['ENV RUSTFLAGS="--codegen target-feature=+crt-static"', true],
  ['ARG RUSTFLAGS="-C target-feature=+crt-static"', true],
  ['ENV CARGO_BUILD_RUSTFLAGS="-C target-feature=+crt-static"', true],
  ['ENV RUSTFLAGS="-C target-feature=+crt-static"\nENV RUSTFLAGS="$RUSTFLAGS -C lto"', true],
  ['ENV RUSTFLAGS="-C target-feature=+crt-static"\nENV RUSTFLAGS="-C lto"', false],
  ['ENV RUSTFLAGS="-C target-feature=+crt-static"\nENV RUSTFLAGS="$RUSTFLAGS -C target-feature=-crt-static"', false],
  ['ENV RUSTFLAGS="-C lto"\nENV CARGO_BUILD_RUSTFLAGS="-C target-feature=+crt-static"', false],
  ['ENV RUSTFLAGS="-D warnings # target-feature=+crt-static"', false],
])('%j is static: %j', (lines, expected) => {
  expect(flagsOf(`${FROM}\n${lines}\nRUN cargo build`).map(isStatic)).toEqual([expected]);
});

test.each([
  ['ENV RUSTFLAGS="-C lto"', true],
  ['ENV RUSTFLAGS="$RUSTFLAGS -C lto"', true],
  ['ARG RUSTFLAGS\nENV RUSTFLAGS="$RUSTFLAGS -C lto"', false],
  ['ARG RUSTFLAGS="-C lto"', false],
  ['ARG EXTRA\nENV RUSTFLAGS="-C lto $EXTRA"', false],
])('%j says every word: %j', (lines, expected) => {
  expect(flagsOf(`${FROM}\n${lines}\nRUN make`).map(({ isComplete }) => isComplete)).toEqual([expected]);
});

test('flags of a script go before those of the stage, and may go on from them', () => {
  const text = [
    `${FROM}`,
    'ENV RUSTFLAGS="-C link-arg=-a"',
    'RUN cargo build',
    'RUN RUSTFLAGS="-C link-arg=-b" cargo build && cargo build',
    'RUN export RUSTFLAGS="$RUSTFLAGS -C link-args=-c" && cargo build',
    'RUN sh <<EOF\nRUSTFLAGS="-C link-arg=-d"\nEOF\nRUN cargo build',
  ].join('\n');
  const values = flagsOf(text).map((flags) => linkArguments(flags).map(({ value }) => value));
  expect(values).toEqual([['-a'], ['-b'], ['-a'], ['-a', '-c'], ['-a']]);
});

test('a file without flags has none', () => {
  expect(flagsOf(`${FROM}\nRUN cargo build`)).toEqual([]);
});
