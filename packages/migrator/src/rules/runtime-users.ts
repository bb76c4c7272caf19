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
    if (image.pin.kind !== 'listed' || image.use.position !== 'from') return [];
    const way = catalog.resolve(image.name.text, target);
    const to = way.status === 'present' ? catalog.image(way.name, target) : undefined;
    const befores = new Set(image.pin.identity.images.map(userOf));
    const [before] = befores;
    const after = to && userOf(to);
    if (!to || befores.size !== 1 || before === undefined || after === undefined || before === after) return [];
    return [{ image, to, before, after }];
  });
}

/** Whether no other stage of the file uses this one, so that its configuration is an image's. */
export function isFinal({ dockerfile }: Context, stage: Stage): boolean {
  return !dockerfile.images.some(({ source }) => source.kind === 'stage' && source.stage === stage.index);
}

function userOf({ runtime }: Image): string | undefined {
  if (runtime === null) return undefined;
  return runtime.user ?? 'root';
}
