import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test.each([
  ['\x1b[31mred', '␛[31mred'],
  ['a\rb\nc\0', 'a␍b␊c␀'],
  ['\x7f', '␡'],
  ['\u009b31m', '<U+009B>31m'],
  ['user\u202etxt.exe', 'user<U+202E>txt.exe'],
  ['\ufeffFROM', '<U+FEFF>FROM'],
  ['a\u{e0041}', 'a<U+E0041>'],
  ['a\u2028b', 'a<U+2028>b'],
])('%j is shown as %j', (line, shown) => {
  expect(visible(line)).toBe(shown);
});

test('ordinary text stays, tabs and other scripts included', () => {
  const line = 'RUN\techo "Grüße, שלום, 👩‍💻" && true';
  expect(visible(line)).toBe(line);
});
