import { describe, expect, it } from 'vitest';
import { readWord } from './variables.ts';

describe('readWord', () => {
  const variables = new Map([
    ['HOME', '/home/user'],
    ['EMPTY', ''],
  ]);
  const read = (written: string) => readWord(written, (name) => variables.get(name));

  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['"in quotes "', 'in quotes '],
    ["'in quotes '", 'in quotes '],
    [String.raw`a\ b`, 'a b'],
    ['"it\'s $HOME"', "it's /home/user"],
    ['$HOME/bin', '/home/user/bin'],
    [`\${HOME}bin`, '/home/userbin'],
    ['"$HOME"/bin', '/home/user/bin'],
    ['$EMPTY', ''],
    ["'$HOME'", '$HOME'],
    [String.raw`\$HOME`, '$HOME'],
    [String.raw`"\$HOME \w \" \\"`, String.raw`$HOME \w " \ `.trimEnd()],
    ['"stagex $ "', 'stagex $ '],
    ['$(date)$1', '$(date)$1'],
    ['"two \\\n   lines"', 'two lines'],
    ['"no end', 'no end'],
    ['\\', '\\'],
  ])('reads %j', (written, word) => {
    expect(read(written)).toBe(word);
  });

  it.each(['$OTHER', `\${OTHER}/bin`, `\${HOME:-/root}`, `\${HOME%/*}`, 'a"$OTHER"'])(
    'does not guess %j',
    (written) => {
      expect(read(written)).toBeUndefined();
    },
  );
});
