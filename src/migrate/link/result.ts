/** What a link remembers of the result, to say whether it is still the same. */
import { freshOutcome, isReadable, type State } from '../state.ts';
import { fingerprint } from './fingerprint.ts';

/** The result of every file; undefined while one of them is not final. */
export function finalOutputs(state: State): readonly string[] | undefined {
  const outputs = state.work.files.map((file) => {
    if (!isReadable(file)) return file.text;
    const outcome = freshOutcome(state, file);
    return outcome?.stage === 'complete' ? outcome.migration.output : undefined;
  });
  return outputs.every((output) => output !== undefined) ? outputs : undefined;
}

/** Ids of the reader's own releases that count, and a hash of each. */
export async function ownHashes({ own, work }: Pick<State, 'own' | 'work'>): Promise<Readonly<Record<string, string>>> {
  const counting = own.filter(({ id }) => work.reach?.own.includes(id) ?? true);
  const hashes = await Promise.all(
    counting.map(async (file) => [file.id, await fingerprint([JSON.stringify(file)])] as const),
  );
  return Object.fromEntries(hashes.flatMap(([id, hash]) => (hash === undefined ? [] : [[id, hash]])));
}
