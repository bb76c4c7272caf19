import { expect, test } from 'vitest';
import { applyEdits } from '../edits.ts';
import { factsOf } from '../testing/facts.ts';
import { insertAfter, remove } from './insert.ts';

/** The text after something is done to its first ENV. */
const withFirstEnv = (text: string, change: typeof remove) => {
  const dockerfile = factsOf(text);
  const env = dockerfile.instructions.find(({ keyword }) => keyword === 'ENV');
  return env ? applyEdits(text, [change(dockerfile, env)]) : text;
};

test.each([
  ['with its line', 'FROM scratch\nENV A=1\nUSER 1\n', 'FROM scratch\nUSER 1\n'],
  ['with CRLF', 'FROM scratch\r\nENV A=1\r\nUSER 1\r\n', 'FROM scratch\r\nUSER 1\r\n'],
  ['over continued lines', 'FROM scratch\nENV A=1 \\\n  B=2 \nUSER 1\n', 'FROM scratch\nUSER 1\n'],
  ['at the end of the text', 'FROM scratch\nENV A=1', 'FROM scratch\n'],
  ['and its indentation stays', 'FROM scratch\n  ENV A=1\n  USER 1\n', 'FROM scratch\n  \n  USER 1\n'],
])('an instruction goes %s', (_, before, after) => {
  expect(withFirstEnv(before, remove)).toBe(after);
});

test.each([
  ['in a text of LF', 'FROM scratch\nENV A=1\nUSER 1\n', 'FROM scratch\nENV A=1\nENV B=2\nUSER 1\n'],
  ['in a text of CRLF, at its end', 'FROM scratch\r\nENV A=1', 'FROM scratch\r\nENV A=1\r\nENV B=2'],
  ['indented as its neighbour', 'FROM scratch\n\tENV A=1\n', 'FROM scratch\n\tENV A=1\n\tENV B=2\n'],
])('an instruction comes below another %s', (_, before, after) => {
  expect(withFirstEnv(before, (dockerfile, env) => insertAfter(dockerfile, env, 'ENV B=2'))).toBe(after);
});
