/** Files of the reader's disk, as work. */
import { addFiles, type NewFile } from './files.ts';
import { notify } from './state.ts';
import type { Store } from './store.ts';
import { LIMIT } from './text.ts';

/** Opens files beside those that are there; what cannot be read is named. */
export async function openFiles({ change }: Store, files: Iterable<File>): Promise<void> {
  const read = await Promise.all([...files].map(readFile));
  change(
    addFiles,
    read.filter((file): file is NewFile => 'text' in file),
  );
  const problems = read.flatMap((file) => ('problem' in file ? [file.problem] : []));
  if (problems.length > 0) change(notify, `Not opened: ${problems.slice(0, 5).join(' ')}`);
}

async function readFile(file: File): Promise<NewFile | { readonly problem: string }> {
  if (file.size > LIMIT) return { problem: `${file.name} is larger than 1 MiB.` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    // A folder that is opened as a whole gives each file its path in it.
    return { path: file.webkitRelativePath || file.name, text };
  } catch {
    return { problem: `${file.name} is not UTF-8 text.` };
  }
}
