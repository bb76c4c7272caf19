import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unifiedDiff } from './diff.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restage-diff-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `git apply` makes of the text. */
function applied(path: string, before: string, diff: string): string {
  writeFileSync(join(folder, path), before);
  // Outside of a repository, and without the settings of whoever runs the test: autocrlf would change line ends.
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: folder,
  };
  execFileSync('git', ['apply', '-'], { cwd: folder, input: diff, env, stdio: ['pipe', 'pipe', 'ignore'] });
  return readFileSync(join(folder, path), 'utf8');
}

const FILE = 'FROM a AS x\nRUN one\nRUN two\nRUN three\nRUN four\nFROM b\nCOPY --from=x . /\nUSER 1\nCMD ["sh"]\n';

test('equal texts have no diff', () => {
  expect(unifiedDiff('Dockerfile', FILE, FILE)).toBe('');
});

test('three lines of context, a/ and b/', () => {
  expect(unifiedDiff('docker/Dockerfile', FILE, FILE.replace('FROM b', 'FROM c'))).toBe(
    [
      '--- a/docker/Dockerfile',
      '+++ b/docker/Dockerfile',
      '@@ -3,7 +3,7 @@',
      ' RUN two',
      ' RUN three',
      ' RUN four',
      '-FROM b',
      '+FROM c',
      ' COPY --from=x . /',
      ' USER 1',
      ' CMD ["sh"]',
      '',
    ].join('\n'),
  );
});

describe('git apply gives exactly the new text', () => {
  const change = (text: string) => text.replace('FROM b', 'FROM c').replace('FROM a', 'FROM aa');
  test.each([
    ['line feeds', FILE],
    ['CRLF', FILE.replaceAll('\n', '\r\n')],
    ['CRLF without final line end', FILE.replaceAll('\n', '\r\n').slice(0, -2)],
    ['no final line end, last line unchanged', FILE.slice(0, -1)],
    ['no final line end, last line changed', 'RUN x\nFROM b'],
    ['one line', 'FROM b'],
    ['mixed line ends and a lone carriage return', 'FROM a\r\nRUN a\rb\nFROM b\r\n'],
    ['byte order mark', `\ufeff${FILE}`],
    ['lines that look like headers', '-- a b\nFROM b\n++ c d\n-- e f\n'],
    ['other scripts', '# 世界 é\nFROM b\n# 👋\u2028\n'],
  ])('%s', (_, text) => {
    expect(applied('Dockerfile', text, unifiedDiff('Dockerfile', text, change(text)))).toBe(change(text));
  });

  test.each(['with blank', 'ünï', 'quo"te', 'back\\slash', 'tab\there', 'both ü blank'])('file name %j', (name) => {
    expect(applied(name, FILE, unifiedDiff(name, FILE, change(FILE)))).toBe(change(FILE));
  });

  test('a name with a blank ends with a tab, as patch needs it, and lines that look like headers do not', () => {
    const [before, after] = ['-- a/with blank\nFROM b\n', '++ b/with blank\nFROM b\n'];
    const diff = unifiedDiff('with blank', before, after);
    expect(diff).toBe(
      '--- a/with blank\t\n+++ b/with blank\t\n@@ -1,2 +1,2 @@\n--- a/with blank\n+++ b/with blank\n FROM b\n',
    );
    expect(applied('with blank', before, diff)).toBe(after);
  });

  test('an inserted line at the end of a file without final line end', () => {
    const [before, after] = ['RUN a\nFROM b', 'RUN a\nFROM b\nUSER 1000:1000'];
    const diff = unifiedDiff('Dockerfile', before, after);
    expect(diff.match(/^\\ No newline at end of file$/gm)).toHaveLength(2);
    expect(applied('Dockerfile', before, diff)).toBe(after);
  });

  test('any two texts', () => {
    const line = fc.constantFrom('FROM a', 'FROM b', 'RUN x', '', '-- x', '++ y', '\\ z', '@@ -1 +1 @@', '\r');
    const text = fc
      .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
      .map(([all, end]) => all.join(end));
    fc.assert(
      fc.property(text, text, (before, after) => {
        // git has no way to apply a patch to or from an empty file without its own header.
        fc.pre(before !== after && before !== '' && after !== '');
        expect(applied('Dockerfile', before, unifiedDiff('Dockerfile', before, after))).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});

describe('very many changes', () => {
  const many = Array.from({ length: 6000 }, (_, index) => `FROM image-${index}`);
  const text = ['# head', '# head', '# head', '# head', ...many, '# tail', '# tail', '# tail', '# tail'].join('\n');
  const changed = text.replaceAll('image', 'picture');

  test('take a moment, and the diff stays right', () => {
    const start = performance.now();
    const diff = unifiedDiff('Dockerfile', text, changed);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(diff).toContain('@@ -2,6006 +2,6006 @@\n # head\n # head\n # head\n-FROM image-0\n');
    expect(applied('Dockerfile', text, diff)).toBe(changed);
  });

  test.each([
    [
      'without final line end',
      text.slice(0, text.lastIndexOf('\n# tail\n# tail\n')),
      (all: string) => all.replaceAll('image', 'picture'),
    ],
    ['from the first line to the last', many.join('\n'), (all: string) => all.replaceAll('image', 'picture')],
    ['only added', text, (all: string) => all.replaceAll(/^FROM.*$/gm, (line) => `${line}\n${line}x`)],
  ])('%s', (_, before, change) => {
    expect(applied('Dockerfile', before, unifiedDiff('Dockerfile', before, change(before)))).toBe(change(before));
  });
});
