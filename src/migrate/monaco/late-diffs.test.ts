import { expect, test } from 'vitest';
import { dropLateDiffs } from './late-diffs.ts';

const model = () => ({
  version: 1,
  isGone: false,
  getVersionId() {
    return this.version;
  },
  isDisposed() {
    return this.isGone;
  },
});

/** A comparison that answers when it is told to. */
function slow() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const provider = { computeDiff: (..._: readonly unknown[]): Promise<unknown> => promise };
  dropLateDiffs(provider);
  return { provider, answer: () => resolve('answer') };
}

test('an answer about the texts as they are is passed on', async () => {
  const { provider, answer } = slow();
  const asked = provider.computeDiff(model(), model());
  answer();
  expect(await asked).toBe('answer');
});

test.each(['original', 'modified'] as const)('an answer is dropped when the %s text has changed', async (side) => {
  for (const change of [{ version: 2 }, { isGone: true }]) {
    const { provider, answer } = slow();
    const models = { original: model(), modified: model() };
    const asked = provider.computeDiff(models.original, models.modified);
    Object.assign(models[side], change);
    answer();
    expect(await asked).toBeUndefined();
  }
});
