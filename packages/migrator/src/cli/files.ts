import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** No Dockerfile, and no release, is that large; something that is was named by mistake. */
export const LARGEST = 1024 * 1024;

const DOCKERFILE = 'a Dockerfile';

/** A text, or why there is none and what to do. */
export type Read = { readonly text: string } | { readonly problem: string };

/** A file to be replaced. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The Dockerfiles of a folder: `Dockerfile`, `Containerfile` and `*.Dockerfile`, sorted. */
export async function findDockerfiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!/^(?:Dockerfile|Containerfile|[^.].*\.Dockerfile)$/s.test(name)) continue;
    // Followed, so that a link to a Dockerfile counts and a folder of that name does not.
    const entry = await stat(join(folder, name)).catch(() => undefined);
    if (entry?.isFile()) found.push(name);
  }
  return found;
}

/**
 * Reads a text file of at most `LARGEST` bytes. Never more than that is read, whatever the file is.
 *
 * @param what the file should be, for the message
 */
export async function readText(folder: string, path: string, what = DOCKERFILE): Promise<Read> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(resolve(folder, path), 'r');
    if ((await handle.stat()).isDirectory()) {
      return { problem: 'is a folder; name the files in it' };
    }
    return await readStream(handle.createReadStream({ end: LARGEST, autoClose: false }), what);
  } catch (error) {
    return { problem: explain(error, 'read') };
  } finally {
    await handle?.close();
  }
}

/** Reads a text of at most `LARGEST` bytes. */
export async function readStream(stream: AsyncIterable<Uint8Array>, what = DOCKERFILE): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LARGEST) return { problem: `is larger than 1 MiB, so it is hardly ${what}; check the path` };
    }
  } catch (error) {
    return { problem: explain(error, 'read') };
  }
  return decode(Buffer.concat(chunks), what);
}

/** The text of UTF-8 bytes; a byte order mark stays in it, so that writing it back gives the same bytes. */
export function decode(bytes: Uint8Array, what = DOCKERFILE): Read {
  const advice = `${what} is UTF-8 text; check the path, or save the file as UTF-8`;
  if (bytes.includes(0)) return { problem: `is binary or UTF-16 (it holds a zero byte); ${advice}` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: `is binary or in another encoding (its bytes are not UTF-8); ${advice}` };
  }
}

/**
 * Replaces files so that nobody ever sees half of one: each new text is written beside its file, brought to disk and
 * renamed over it. No file is replaced before every new text is on disk, so an unwritable folder or a full disk
 * leaves all of them as they were.
 *
 * Mode and, where allowed, owner stay. A symbolic link stays a link: its target is replaced.
 *
 * @returns what failed, empty on success
 */
export async function replaceFiles(folder: string, files: readonly NewFile[]): Promise<string[]> {
  const staged: { path: string; target: string; temporary: string }[] = [];
  const problems: string[] = [];
  for (const { path, text } of files) {
    try {
      const target = await realpath(resolve(folder, path));
      const temporary = join(dirname(target), `.restage-${randomUUID()}`);
      staged.push({ path, target, temporary });
      await stage(target, temporary, text);
    } catch (error) {
      problems.push(`${path} ${explain(error, 'written')}`);
    }
  }
  let replaced = 0;
  for (const { path, target, temporary } of problems.length === 0 ? staged : []) {
    try {
      await rename(temporary, target);
      replaced += 1;
    } catch (error) {
      problems.push(`${path} ${explain(error, 'replaced')}`);
    }
  }
  if (problems.length > 0) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    problems.push(replaced === 0 ? 'nothing was written' : `${replaced} of ${files.length} files were written`);
  }
  return problems;
}

/** Writes the new text beside the file it will replace, with that file's mode and owner. */
async function stage(target: string, temporary: string, text: string): Promise<void> {
  const before = await stat(target);
  if (!before.isFile()) throw new Error('is not a regular file');
  // A rename needs no permission for the file itself; that somebody made it read-only is still meant seriously.
  await access(target, constants.W_OK);
  const handle = await open(temporary, 'wx', 0o600);
  try {
    const created = await handle.stat();
    if (created.uid !== before.uid || created.gid !== before.gid) {
      // Only root may give files away; for others the file becomes theirs, as with any editor that writes this way.
      await handle.chown(before.uid, before.gid).catch(() => undefined);
    }
    await handle.chmod(before.mode & 0o7777);
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path',
  ENOTDIR: 'does not exist; check the path',
  EISDIR: 'is a folder; name the files in it',
  ELOOP: 'is a symbolic link that leads to itself',
  ENAMETOOLONG: 'does not exist; its name is too long',
};

function explain(error: unknown, what: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `cannot be ${what}: permission denied (${code}); check the permissions of the file and its folder`;
  }
  return REASONS[code] ?? `cannot be ${what}: ${message}`;
}
