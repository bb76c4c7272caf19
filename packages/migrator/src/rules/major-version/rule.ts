import { changesOf } from '../changes.ts';
import { describeVersion } from '../move.ts';
import type { Rule } from '../rule.ts';

/** Versions are those of StageX's package.toml. */
export const majorVersion: Rule = {
  name: 'major-version',
  summary: 'The software in this image jumps to another major version',
  level: 'advice',
  ecosystem: 'services',
  *find(context) {
    const told = new Set<string>();
    for (const image of context.images) {
      const { at, name, pin, reference } = image;
      const from = pin.kind === 'listed' ? pin.identity.images.at(-1) : undefined;
      if (!at?.version || !from?.version) continue;
      // The images of one package have one version: pallet-clang, core-llvm.
      const step = `${from.version} ${at.version}`;
      const [before, after] = [major(from.version), major(at.version)];
      if (before === undefined || after === undefined || before === after || told.has(step)) continue;
      // changed-image, or a rule of its own, says more; removed-image speaks where another image follows.
      if (changesOf(image, context).length > 0 || context.catalog.resolve(name.text, at.release).status !== 'present')
        continue;
      told.add(step);
      yield {
        at: reference,
        message: `${describeVersion(from)} (${from.release.id}) becomes ${describeVersion(at)} (${at.release.id}), another major version: read its release notes before you rely on the build alone.`,
      };
    }
  },
};

/** Below 1.0 and in dates no number promises anything; a commit and a single number have no major version. */
function major(version: string): number | undefined {
  const first = Number(/^v?(\d{1,3})\./.exec(version)?.[1]);
  return first > 0 ? first : undefined;
}
