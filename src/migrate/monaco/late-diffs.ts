/** What Monaco compares, of which only the versions count here. */
interface Model {
  getVersionId(): number;
  isDisposed(): boolean;
}

interface DiffProvider {
  computeDiff(original: Model, modified: Model, ...more: readonly unknown[]): Promise<unknown>;
}

/**
 * Drops what the comparison says of texts that have changed since it was asked: Monaco 0.57 takes it for an answer about
 * the new ones, and throws an error when those are shorter. It asks anew 200 ms after every change anyway. It also asks
 * about texts that were closed just before, and throws one then.
 *
 * @param provider what Monaco compares with; changed in place
 */
export function dropLateDiffs(provider: DiffProvider): void {
  const compute = provider.computeDiff;
  provider.computeDiff = async function (original, modified, ...more) {
    const models = [original, modified];
    const isGone = () => models.some((model) => model.isDisposed());
    if (isGone()) return undefined;
    const asked = models.map((model) => model.getVersionId());
    const answer = await compute.call(this, original, modified, ...more).catch((error: unknown) => {
      if (!isGone()) throw error;
    });
    return isGone() || models.some((model, index) => model.getVersionId() !== asked[index]) ? undefined : answer;
  };
}
