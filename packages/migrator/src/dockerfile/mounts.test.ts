import { expect, test } from 'vitest';
import { factsOf } from '../testing/facts.ts';
import { mountsOf } from './mounts.ts';

const mounts = (flags: string) => {
  const run = factsOf(`FROM scratch\nRUN ${flags} make\n`).instructions[1];
  return run ? mountsOf(run).map(({ fields, target, type }) => ({ type, target, fields: [...fields.keys()] })) : [];
};

test.each([
  ['', []],
  ['--network=none', []],
  ['--mount=target=/src', [{ type: 'bind', target: '/src', fields: ['target'] }]],
  [
    '--mount=type=cache,dst=/cache,sharing=locked',
    [{ type: 'cache', target: '/cache', fields: ['type', 'dst', 'sharing'] }],
  ],
  ['--mount=type=cache,destination=/cache', [{ type: 'cache', target: '/cache', fields: ['type', 'destination'] }]],
  ['--mount="Type=tmpfs,Target=/a b"', [{ type: 'tmpfs', target: '/a b', fields: ['type', 'target'] }]],
  [
    '--mount=type=secret,id=token,required',
    [{ type: 'secret', target: undefined, fields: ['type', 'id', 'required'] }],
  ],
  [
    '--mount=type=cache,target=/a --mount=type=cache,target=/b',
    [
      { type: 'cache', target: '/a', fields: ['type', 'target'] },
      { type: 'cache', target: '/b', fields: ['type', 'target'] },
    ],
  ],
])('RUN %s', (flags, expected) => expect(mounts(flags)).toEqual(expected));
