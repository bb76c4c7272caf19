/** Texts that look like Dockerfiles only from afar. */
import fc from 'fast-check';
import { dockerfile } from './dockerfiles.ts';

const TOKENS = [
  ...[
    'FROM',
    'COPY',
    'ADD',
    'RUN',
    'ENV',
    'ARG',
    'ONBUILD',
    'SHELL',
    'CMD',
    'USER',
    'LABEL',
    'HEALTHCHECK',
    'AS',
    'from',
  ],
  ...[' ', '  ', '\t', '\n', '\n', '\r\n', '\r', '\v', '\u00a0', '\uFEFF', '\u2028', '\0'],
  ...[
    '\\',
    '\\\n',
    '`',
    '`\n',
    '\\\r\n',
    '\\ \n',
    '#',
    '# a\\b\n',
    '# escape=`\n',
    '# syntax=x\n',
    '# restage ignore=update-image\n',
  ],
  ...['<<EOF', '<<-EOF', '<<"EOF"', "<<'A B'", '3<<X', '<<', '<<-', '<<<', 'EOF', '\nEOF\n', '\n\tEOF\n'],
  ...[
    '"',
    "'",
    '""',
    '\\"',
    '[',
    ']',
    '["a", "b"]',
    '{',
    '}',
    '$',
    '${',
    '${X:-',
    '$X',
    '=',
    ',',
    '--',
    '--from=',
    '--mount=',
  ],
  ...['--mount=type=bind,from=', '--platform=', '--link', 'A=b', 'A', 'X', '0', '1', 'scratch', 'é', '👋', '\ud800'],
  ...[
    'stagex/core-busybox',
    'stagex/',
    'docker.io/stagex/pallet-rust',
    ':1.2.3',
    ':',
    '@',
    '@sha256:',
    '&&',
    '|',
    ';',
    '$(',
    ')',
  ],
  `stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca`,
  `stagex/core-user-runtime@sha256:055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb`,
];

/** A generated Dockerfile with some of it lost and tokens in its place. */
const damaged = fc
  .tuple(
    dockerfile(),
    fc.array(fc.record({ at: fc.nat(), lost: fc.nat({ max: 12 }), token: fc.constantFrom('', ...TOKENS) }), {
      maxLength: 4,
    }),
  )
  .map(([{ text }, damages]) =>
    damages.reduce((whole, { at, lost, token }) => {
      const start = at % (whole.length + 1);
      return whole.slice(0, start) + token + whole.slice(start + lost);
    }, text),
  );

export const soup = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((tokens) => tokens.join('')) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.array(fc.constantFrom(...TOKENS), { maxLength: 8 }), { maxLength: 8 })
      .map((lines) => lines.map((tokens) => tokens.join(' ')).join('\n')),
  },
  { weight: 8, arbitrary: damaged },
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
