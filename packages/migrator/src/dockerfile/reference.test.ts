import { expect, test } from 'vitest';
import { parseReference } from './reference.ts';

test.each([
  ['alpine', 'alpine', undefined, undefined],
  ['stagex/core-curl', 'stagex/core-curl', undefined, undefined],
  ['stagex/core-curl:8.1', 'stagex/core-curl', '8.1', undefined],
  ['stagex/core-curl@sha256:ab', 'stagex/core-curl', undefined, 'sha256:ab'],
  ['stagex/core-curl:8.1@sha256:ab', 'stagex/core-curl', '8.1', 'sha256:ab'],
  ['docker.io/stagex/core-curl', 'docker.io/stagex/core-curl', undefined, undefined],
  ['localhost:5000/stagex/core-curl', 'localhost:5000/stagex/core-curl', undefined, undefined],
  ['localhost:5000/stagex/core-curl:8@sha256:ab', 'localhost:5000/stagex/core-curl', '8', 'sha256:ab'],
  ['a@b@c', 'a', undefined, 'b@c'],
  ['a:', 'a', '', undefined],
  ['a@', 'a', undefined, ''],
  ['a@sha256:x/y:z', 'a', undefined, 'sha256:x/y:z'],
  ['', '', undefined, undefined],
])('%s', (text, name, tag, digest) => {
  const reference = parseReference(text, 100);
  expect([reference.text, reference.name.text, reference.tag?.text, reference.digest?.text]).toEqual([
    text,
    name,
    tag,
    digest,
  ]);
  for (const part of [reference, reference.name, reference.tag, reference.digest]) {
    if (part) expect(text.slice(part.start - 100, part.end - 100)).toBe(part.text);
  }
});
