/** Which stages run as another user once their base image moves. */
import type { Image } from '../catalog/catalog.ts';
import type { Stage } from '../dockerfile/dockerfile.ts';
import type { StagexImage } from '../stagex.ts';
import type { Context } from './rule.ts';

/** A base image whose user differs between the release of the file and the target. */
export interface UserChange {
  readonly image: StagexImage;
  readonly to: Image;
  /** As the image configurations write it; `root` where they set none. */
  readonly before: string;
  readonly after: string;
}

/** The user changes of the base images of a file. Silent where a configuration is not known. */
export function userChanges({ catalog, images, target }: Context): readonly UserChange[] {
  return images.flatMap((image) => {
    if (image.pin.kind !== 'listed' || !image.editable || image.use.position !== 'from') return [];
    const way = catalog.resolve(image.name.text, target);
    const to = way.status === 'present' ? catalog.image(way.name, target) : undefined;
    const befores = new Set(image.pin.identity.images.map(userOf));
    const [before] = befores;
    const after = to && userOf(to);
    if (!to || befores.size !== 1 || before === undefined || after === undefined || before === after) return [];
    return [{ image, to, before, after }];
  });
}

/** Whether no other stage uses this one, so that what it sets is what an image sets. */
export function isFinal({ stages }: Context, { index }: Stage): boolean {
  return stages[index]?.isFinal === true;
}

function userOf({ runtime }: Image): string | undefined {
  if (runtime === null) return undefined;
  return runtime.user ?? 'root';
}
