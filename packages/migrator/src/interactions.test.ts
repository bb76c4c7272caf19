/** Several rules in one stage: no two of them change the same text, and the order in which a reader accepts does not matter. */
import { describe, expect, test } from 'vitest';
import { bundledCatalog } from './catalog/bundled.ts';
import { migrate } from './migrate-bundled.ts';
import { rules } from './rules/rules.ts';

const before = bundledCatalog.release('2025.10.0');

/** A reference of 2025.10.0. */
function pin(name: string): string {
  const digest = before && bundledCatalog.image(name, before)?.digest;
  if (!digest) throw new Error(`2025.10.0 has no ${name}`);
  return `stagex/${name}@sha256:${digest}`;
}

const files: Readonly<Record<string, { readonly text: string; readonly touchedBy: readonly string[] }>> = {
  'a wallet in Rust with C++': {
    text: `FROM ${pin('pallet-rust')} AS build
ENV CFLAGS="-D__GNUC_PREREQ(maj,min)=1"
ENV CXXFLAGS="-include cstdint"
ENV RUSTFLAGS="-C target-feature=+crt-static"
RUN cargo build --release --frozen --target x86_64-unknown-linux-musl
FROM ${pin('core-user-runtime')}
COPY --from=build /target/wallet /usr/bin/wallet
ENTRYPOINT ["/usr/bin/wallet"]
`,
    touchedBy: ['update-image', 'gnu-workarounds', 'rust-static-cxx', 'replace-user-runtime'],
  },
  'a service in Go': {
    text: `FROM ${pin('pallet-go')} AS build
WORKDIR /src
COPY . .
RUN --network=none go build -ldflags "\${LDFLAGS}" -o /service ./cmd/service
FROM ${pin('core-busybox')}
RUN mkdir /var/lib/service
COPY --from=build /service /usr/bin/service
ENTRYPOINT ["/usr/bin/service"]
`,
    touchedBy: ['update-image', 'go-ldflags', 'go-cgo', 'filesystem-user', 'runtime-user-changed'],
  },
  'a daemon in C++ with CMake': {
    text: `FROM ${pin('pallet-clang-cmake-busybox')} AS build
COPY --from=${pin('core-bash')} . /
COPY . /src
RUN cmake -S /src -B /build && cmake --build /build
FROM scratch
COPY --from=${pin('core-libunwind')} /usr/lib/libunwind.so.8 /usr/lib/
COPY --from=build /build/daemon /daemon
ENTRYPOINT ["/daemon"]
`,
    touchedBy: ['update-image', 'bash-ncurses', 'cmake-generator', 'runtime-libraries'],
  },
  'a page in Node.js': {
    text: `FROM ${pin('pallet-nodejs')} AS build
COPY . .
RUN npm ci && npm run build
FROM ${pin('core-filesystem')}
COPY --from=build /home/user/dist /srv
CMD ["/srv"]
`,
    touchedBy: ['update-image', 'nodejs-workdir', 'node-native', 'entrypoint-shell', 'runtime-user-changed'],
  },
};

/**
 * Accepts one suggestion after the other, reading the file again each time, until none is left; then the safe changes,
 * which take away the old digests that some suggestions are read from.
 */
function acceptOneByOne(text: string, pick: 'first' | 'last'): string {
  let current = text;
  for (let step = 0; step < 20; step += 1) {
    const { findings } = migrate(current);
    const open = findings.filter(({ level }) => level === 'suggestion');
    const next = pick === 'first' ? open[0] : open.at(-1);
    if (!next) return migrate(current).output;
    const { ok, output } = migrate(current, {
      decisions: Object.fromEntries(findings.map(({ id }) => [id, id === next.id])),
    });
    expect(ok).toBe(true);
    current = output;
  }
  throw new Error('The suggestions do not end');
}

describe.each(Object.entries(files))('%s', (_, { text, touchedBy }) => {
  const all = migrate(text, { level: 'suggestion' });

  test('is touched by each of its rules, in the order of the list, without an overlap', () => {
    const names = new Set(all.findings.map(({ rule }) => rule));
    for (const rule of touchedBy) expect(names).toContain(rule);
    expect(all.ok).toBe(true);
    expect(all.findings.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
  });

  test('ends the same, all at once, from the first to the last, and from the last to the first', () => {
    expect(acceptOneByOne(text, 'first')).toBe(all.output);
    expect(acceptOneByOne(text, 'last')).toBe(all.output);
    expect(migrate(all.output, { level: 'suggestion' }).output).toBe(all.output);
  });
});

test('where two rules change one reference, the one that changes more comes first and the other says why it is left out', () => {
  const { findings, output } = migrate(`FROM ${pin('pallet-gcc-gnu-busybox')}\nRUN make\n`, { level: 'suggestion' });
  expect(output).toContain('stagex/pallet-clang-gnu-busybox:');
  expect(findings.filter(({ skipped }) => skipped).map(({ rule }) => rule)).toContain('update-image');
  const order = rules.map(({ name }) => name);
  expect(order.indexOf('gcc-pallet')).toBeLessThan(order.indexOf('update-image'));
});

test('what a stage does with GCC speaks for the image it is built on, also where it takes another pin of it in', () => {
  const text = `FROM ${pin('pallet-gcc')} AS build
RUN make
FROM build
ENV CFLAGS="-D__GNUC_PREREQ(maj,min)=1"
COPY --from=stagex/pallet-gcc . /
`;
  const { findings, output } = migrate(text, { level: 'suggestion' });
  expect(findings.filter(({ rule }) => rule === 'gcc-pallet').map(({ level }) => level)).toEqual(['advice', 'advice']);
  expect(migrate(output, { level: 'suggestion' }).output).toBe(output);
});
