import { expect, test } from 'vitest';
import { dropLateDiffs } from './late-diffs.ts';

/** A text of Monaco, which throws an error when it is asked for its version after it was closed. */
function model() {
  const state = { version: 1, isGone: false };
  return {
    state,
    isDisposed: () => state.isGone,
    getVersionId() {
      if (state.isGone) throw new Error('Model is disposed!');
      return state.version;
    },
  };
}

/** A comparison that answers when it is told to. */
function slow() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const provider = { computeDiff: (..._: readonly unknown[]): Promise<unknown> => promise };
  dropLateDiffs(provider);
  return { provider, answer: () => resolve('answer'), fail: () => reject(new Error('no diff result available')) };
}

test('an answer about the texts as they are is passed on, and so is an error', async () => {
  const answered = slow();
  const failed = slow();
  const [answer, error] = [answered, failed].map(({ provider }) => provider.computeDiff(model(), model()));
  answered.answer();
  failed.fail();
  expect(await answer).toBe('answer');
  await expect(error).rejects.toThrow('no diff result available');
});

test.each(['original', 'modified'] as const)('an answer is dropped when the %s text has changed', async (side) => {
  for (const change of [{ version: 2 }, { isGone: true }]) {
    const { provider, answer } = slow();
    const models = { original: model(), modified: model() };
    const asked = provider.computeDiff(models.original, models.modified);
    Object.assign(models[side].state, change);
    answer();
    expect(await asked).toBeUndefined();
  }
});

test('a text that was closed before or meanwhile is no error', async () => {
  const { provider, fail } = slow();
  const [open, closed] = [model(), model()];
  const asked = provider.computeDiff(open, closed);
  closed.state.isGone = true;
  fail();
  expect(await asked).toBeUndefined();
  expect(await provider.computeDiff(open, closed)).toBeUndefined();
});
