import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decode, findDockerfiles, LARGEST, readStream, readText, replaceFiles } from './files.ts';

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restage-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('finds the Dockerfiles of a folder, sorted', async () => {
  const files = [
    'b.Dockerfile',
    'Dockerfile',
    'Containerfile',
    'a.Dockerfile',
    'Dockerfile.dev',
    'README.md',
    '.Dockerfile',
  ];
  for (const name of files) writeFileSync(at(name), '');
  mkdirSync(at('folder.Dockerfile'));
  symlinkSync('Dockerfile', at('link.Dockerfile'));
  symlinkSync('nowhere', at('broken.Dockerfile'));
  expect(await findDockerfiles(folder)).toEqual([
    'Containerfile',
    'Dockerfile',
    'a.Dockerfile',
    'b.Dockerfile',
    'link.Dockerfile',
  ]);
});

describe('reading', () => {
  test.each([
    ['a byte order mark', '\ufeffFROM a\r\n'],
    ['nothing', ''],
    ['1 MiB exactly', 'é'.repeat(LARGEST / 2)],
  ])('%s survives', async (_, text) => {
    writeFileSync(at('f'), text);
    expect(await readText(folder, 'f')).toEqual({ text });
  });

  test.each([
    ['a zero byte', Buffer.from('FROM a\0'), 'is binary or UTF-16'],
    ['bytes that are not UTF-8', Buffer.from([0x46, 0xff, 0x0a]), 'is binary or in another encoding'],
    ['half a character at the end', Buffer.from('é').subarray(0, 1), 'is binary or in another encoding'],
    ['more than 1 MiB', Buffer.alloc(LARGEST + 1, 'a'), 'is larger than 1 MiB'],
  ])('%s is an error', async (_, bytes, problem) => {
    writeFileSync(at('f'), bytes);
    expect(await readText(folder, 'f')).toEqual({ problem: expect.stringContaining(problem) });
  });

  test('a folder, a missing file, a path through a file, a link to itself', async () => {
    writeFileSync(at('file'), '');
    symlinkSync('loop', at('loop'));
    expect(await readText(folder, '.')).toEqual({ problem: 'is a folder; name the files in it' });
    expect(await readText(folder, 'none')).toEqual({ problem: 'does not exist; check the path' });
    expect(await readText(folder, 'file/x')).toEqual({ problem: 'does not exist; check the path' });
    expect(await readText(folder, 'loop')).toEqual({ problem: 'is a symbolic link that leads to itself' });
  });

  test.runIf(process.platform !== 'win32')('a source without end is given up after 1 MiB, a pipe is read', async () => {
    // /dev/zero would be "binary", had it not been too large first.
    expect(await readText('/', '/dev/zero')).toEqual({ problem: expect.stringContaining('is larger than 1 MiB') });
    execFileSync('mkfifo', [at('pipe')]);
    const reading = readText(folder, 'pipe');
    writeFileSync(at('pipe'), 'FROM a');
    expect(await reading).toEqual({ text: 'FROM a' });
  });

  test('a stream that fails halfway', async () => {
    async function* failing() {
      yield Buffer.from('FROM');
      throw new Error('connection lost');
    }
    expect(await readStream(failing())).toEqual({ problem: 'cannot be read: connection lost' });
  });

  test('decoding accepts other scripts', () => {
    expect(decode(Buffer.from('# 世界 👋'))).toEqual({ text: '# 世界 👋' });
  });
});

describe.runIf(process.platform !== 'win32')('replacing', () => {
  const mode = (path: string) => (statSync(at(path)).mode & 0o7777).toString(8);

  test('keeps mode and owner, and leaves nothing behind', async () => {
    for (const bits of [0o640, 0o755, 0o600]) {
      writeFileSync(at('f'), 'old');
      chmodSync(at('f'), bits);
      const { uid, gid } = statSync(at('f'));
      expect(await replaceFiles(folder, [{ path: 'f', text: '\ufeffné\r\n' }])).toEqual([]);
      expect(readFileSync(at('f'))).toEqual(Buffer.from('\ufeffné\r\n'));
      expect(mode('f')).toBe(bits.toString(8));
      expect(statSync(at('f'))).toMatchObject({ uid, gid });
    }
    expect(readdirSync(folder)).toEqual(['f']);
  });

  test.runIf(process.getuid?.() === 0)('a file of somebody else stays theirs', async () => {
    writeFileSync(at('f'), 'old');
    execFileSync('chown', ['12345:12346', at('f')]);
    await replaceFiles(folder, [{ path: 'f', text: 'new' }]);
    expect(statSync(at('f'))).toMatchObject({ uid: 12345, gid: 12346 });
  });

  test('a symbolic link stays a link, its target is replaced', async () => {
    mkdirSync(at('real'));
    writeFileSync(at('real', 'f'), 'old');
    symlinkSync('real/f', at('link'));
    expect(await replaceFiles(folder, [{ path: 'link', text: 'new' }])).toEqual([]);
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real', 'f'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
  });

  test('one file that cannot be replaced leaves all of them as they were', async () => {
    writeFileSync(at('a'), 'old');
    mkdirSync(at('b'));
    const files = ['a', 'b', 'gone'].map((path) => ({ path, text: 'new' }));
    expect(await replaceFiles(folder, files)).toEqual([
      'b cannot be written: is not a regular file',
      'gone does not exist; check the path',
      'nothing was written',
    ]);
    expect(readFileSync(at('a'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });
});
