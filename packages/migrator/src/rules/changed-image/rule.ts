import { type Change, changesOf } from '../changes.ts';
import type { Context, Rule } from '../rule.ts';

/** What changed under the same name is data (knowledge.json), and so is which changes other rules tell. */
export const changedImage: Rule = {
  name: 'changed-image',
  summary: 'The image kept its name and changed what is in it',
  level: 'advice',
  ecosystem: 'images',
  *find(context) {
    const told = new Set<string>();
    for (const image of context.images) {
      const { at, reference } = image;
      if (!at || told.has(at.name)) continue;
      const changes = changesOf(image, context).filter((change) => !isToldElsewhere(change, context));
      if (changes.length === 0) continue;
      told.add(at.name);
      yield { at: reference, message: changes.map(describeChange).join(' ') };
    }
  },
};

function describeChange({ advice, after, at, before, image, inferred }: Change): string {
  const what = `${image} changed in ${at} and kept its name: it was ${before}, and is ${after}${inferred ? ' (our inference)' : ''}.`;
  return advice ? `${what} ${advice}` : what;
}

/** Whether every way in which the file uses the image is one that another rule looks at. */
function isToldElsewhere({ image, toldBy }: Change, { stages }: Context): boolean {
  const is = (used: { readonly at: { readonly name: string } | undefined }) => used.at?.name === image;
  const isWhole = stages.some(({ images, isAlias, isFinal }) => (!isAlias || isFinal) && images.some(is));
  const isPath = stages.some(({ copies }) => copies.some((copy) => is(copy.image)));
  if (!isWhole && !isPath) return false;
  return (!isWhole || toldBy?.whole !== undefined) && (!isPath || toldBy?.path !== undefined);
}
