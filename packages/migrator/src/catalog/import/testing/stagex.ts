/** What a small StageX tree may look like, in both layouts. */
import { createHash } from 'node:crypto';
import type { Files } from './checkout.ts';

/** A digest that depends on a text alone. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A list of digests. `salt` tells the builds of two releases apart. */
export function digestList(salt: string, names: readonly string[]): string {
  return names.map((name) => `${digestOf(`${name} ${salt}`)} ${name}\n`).join('');
}

const FILESYSTEM = `FROM scratch AS package
ENV PS1="stagex $ " \\
    TZ=UTC
ENV HOME=/home/user
USER 1000:1000
ENTRYPOINT ["/bin/sh"]
`;

/** Before 2024.12.0: flat names, one list, versions in Containerfiles. */
export const FLAT: Files = {
  'README.md': 'not of interest\n',
  'digests.txt': digestList('flat', ['bash', 'filesystem', 'ghost', 'libical', 'rust']),
  'packages/filesystem/Containerfile': FILESYSTEM,
  'packages/bash/Containerfile': `FROM scratch AS base
ENV VERSION=5.2.21
ENV SRC_FILE=bash-\${VERSION}.tar.gz
FROM stagex/filesystem AS package
COPY --from=base /rootfs /
`,
  'packages/rust/Containerfile': `ARG VERSION=1.81.0
FROM scratch as base
FROM stagex/filesystem as package
`,
  'packages/libical/Containerfile': `FROM scratch AS base\nARG VERSION\nENV VERSION=\${VERSION}\nFROM stagex/nothing AS package\n`,
  'packages/unlisted/Containerfile': 'FROM scratch AS package\n',
};

/** Since 2024.12.0: categories, a list each, versions in package.toml. */
export const CATEGORIES: Files = {
  'digests/bootstrap.txt': digestList('one', ['bootstrap-stage0']),
  'digests/core.txt': digestList('one', [
    'core-clang',
    'core-filesystem',
    'core-llvm',
    'core-profile',
    'core-bash',
    'core-rust',
  ]),
  'digests/pallet.txt': digestList('one', ['pallet-clang', 'pallet-clang-cmake', 'pallet-rust']),
  'digests/user.txt': digestList('one', [
    'user-bare',
    'user-broken',
    'user-ghost',
    'user-loop-a',
    'user-loop-b',
    'user-lost',
    'user-tools',
  ]),
  'packages/bootstrap/stage0/package.toml': '[package]\nname = "stage0"\n',
  'packages/bootstrap/stage0/Containerfile': 'FROM scratch\nCOPY hex0 /\n',
  'packages/core/filesystem/package.toml': '[package]\nname = "filesystem"\ndescription = "The base"\n',
  'packages/core/filesystem/Containerfile': FILESYSTEM,
  'packages/core/profile/package.toml': '[package]\nname = "profile"\n',
  'packages/core/profile/Containerfile':
    'FROM scratch AS package\nCOPY profile /etc/profile\nSHELL ["/bin/sh", "-l", "-c"]\n',
  'packages/core/llvm/package.toml': `[package]
name = "llvm"
version = "21.1.8"
subpackages = ["clang", "llvm-libs"]

[sources.llvm]
hash = "${'0'.repeat(64)}"
mirrors = ["https://example.org/llvm-{version}.tar.xz"]
`,
  'packages/core/llvm/Containerfile': `FROM stagex/pallet-clang-cmake AS build
RUN cmake -B build
FROM stagex/core-filesystem AS package
COPY --from=build /rootfs /
FROM stagex/core-filesystem AS package-clang
USER 0:0
FROM scratch AS package-llvm-libs
`,
  'packages/core/bash/package.toml': '[package]\nname = "bash"\nversion = "5.2.21"\n',
  'packages/core/bash/Containerfile': 'FROM stagex/core-filesystem AS package\nCOPY --from=build /rootfs /\n',
  'packages/core/rust/package.toml': '[package]\nname = "rust"\nversion = "1.94.0"\n',
  'packages/core/rust/Containerfile': 'FROM stagex/core-filesystem AS package\n',
  'packages/pallet/clang/package.toml': '[package]\nname = "clang"\nversion_from = "core-clang"\n',
  'packages/pallet/clang/Containerfile':
    'FROM stagex/core-profile AS package\nCOPY --from=stagex/core-llvm . /\nENTRYPOINT ["/usr/bin/clang"]\n',
  'packages/pallet/clang-cmake/package.toml': '[package]\nname = "clang-cmake"\nversion_from = "pallet-clang"\n',
  'packages/pallet/clang-cmake/Containerfile': `FROM stagex/pallet-clang AS package\nENV CC=clang CXX=\${CC}++\n`,
  'packages/pallet/rust/package.toml': '[package]\nname = "rust"\nversion_from = "core-rust"\n',
  'packages/pallet/rust/Containerfile': 'FROM stagex/pallet-clang AS package\nENTRYPOINT ["/usr/bin/cargo"]\n',
  'packages/user/bare/Containerfile': 'FROM stagex/core-filesystem AS package\n',
  'packages/user/broken/package.toml': '[package]\nname = "broken"\nversion = \n',
  'packages/user/broken/Containerfile': `FROM \${BASE} AS package\n`,
  'packages/user/loop-a/package.toml': '[package]\nversion_from = "user-loop-b"\n',
  'packages/user/loop-a/Containerfile': 'FROM stagex/user-loop-b AS package\n',
  'packages/user/loop-b/package.toml': '[package]\nversion_from = "user-loop-a"\n',
  'packages/user/loop-b/Containerfile': 'FROM stagex/user-loop-a AS package\n',
  'packages/user/lost/package.toml': '[package]\nversion_from = "core-nowhere"\n',
  'packages/user/lost/Containerfile': 'FROM alpine AS package\n',
  'packages/user/tools/package.toml': '[package]\nversion = "0.9"\nsubpackages = ["tools-extra"]\n',
  'packages/user/tools/Containerfile': 'FROM stagex/core-filesystem AS package\nCMD tool --serve\n',
};
