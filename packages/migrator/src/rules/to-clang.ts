/** What it takes to build a stage with clang that was built with GCC. */
import type { Catalog, Image } from '../catalog/catalog.ts';
import type { ImageUse } from '../dockerfile/dockerfile.ts';
import type { Edit } from '../edits.ts';
import { readsProfile, type StageFacts } from '../stages.ts';
import type { StagexImage } from '../stagex.ts';
import { compilerNames } from './compilers.ts';
import type { Context, Rule } from './rule.ts';
import { mentions } from './stage-chain.ts';
import { tagKind } from './tags.ts';
import { compareVersions, isNewer } from './versions.ts';

export const CLANG_NAMES: Readonly<Record<string, string>> = { gcc: 'clang', 'g++': 'clang++' };

/** `gcc`, `/usr/bin/gcc`, `gcc-ar`; not a cross compiler. */
const GCC = /(?:^|[\s=/"'])(?:gcc|g\+\+)(?:$|[\s"'-])/;
/** `CC="gcc -m64"`: the login shell would take the flags away. */
const WITH_FLAGS = /^(?:\S*\/)?(?:gcc|g\+\+)\s/;
/** What make is asked for when it builds a kernel. */
const KERNEL = /^(?:bzImage|vmlinux|modules|modules_install|headers_install|\w*defconfig|menuconfig)$/;

/** An edit of another rule that the new image calls for. */
export interface Sequel {
  readonly rule: string;
  readonly edits: readonly Edit[];
}

/** The stages that hold an image: those that are built on it, and those that copy it in. */
export function usersOf(image: StagexImage, { stages }: Context): readonly StageFacts[] {
  // `images` has one of each name, and a stage may take another pin of its own base in.
  return stages.filter(({ base, images }) => base === image || images.includes(image));
}

/**
 * Why moving the reference would not be enough.
 *
 * @param image one that has GCC
 * @param users the stages that hold it
 * @returns the end of a sentence that begins with “because”; undefined where nothing stands in the way
 */
export function findObstacle(
  image: StagexImage,
  users: readonly StageFacts[],
  { catalog, dockerfile, stages }: Context,
): string | undefined {
  const commands = users.flatMap(({ runs }) => runs.flatMap((run) => run.commands));
  const variables = users.flatMap(({ stage }) => stage.instructions.flatMap((instruction) => instruction.variables));
  const compilers = users.flatMap((stage) => compilerNames(stage, dockerfile, Object.keys(CLANG_NAMES)));
  const words = [
    ...commands.flatMap(({ args, assignments, name }) => [name, ...args, ...assignments.map(({ value }) => value)]),
    ...variables.map(({ raw }) => raw),
  ];
  const isElsewhere = words.some(
    (word) =>
      word && GCC.test(word.text) && !compilers.some(({ end, start }) => start >= word.start && end <= word.end),
  );
  if (image.at?.name === 'pallet-gcc-gnu-gnu') return 'bash and the GNU tools are not in it';
  if (!image.editable || isNewer(image, catalog) || namesNothing(image, catalog))
    return 'it is not known which image the reference names';
  if (image.mirrored) return 'your mirror may not have it';
  if (stages.some(({ copies }) => copies.some((copy) => copy.image === image)))
    return 'single files are copied out of it';
  const isMounted = ({ position, source }: ImageUse) =>
    position === 'mount' && source.kind === 'stage' && users.some(({ stage }) => stage.index === source.stage);
  if (dockerfile.images.some(isMounted)) return 'another stage mounts what holds it';
  if (commands.some(({ args }) => args.some(({ value }) => KERNEL.test(value))))
    return 'a kernel is built here, and some need GCC';
  if (users.some(({ stage }) => mentions(dockerfile, stage, '__GNUC_PREREQ')))
    return 'flags are set here that were written for GCC';
  if (isElsewhere) return 'gcc is named where it may be more than the compiler';
  if (variables.some(({ value }) => WITH_FLAGS.test(value ?? ''))) return 'the compiler is named together with flags';
  return undefined;
}

/** Whether a reference has neither a digest nor a tag that says what it is: `:local`. */
function namesNothing({ name, pin, reference }: StagexImage, catalog: Catalog): boolean {
  const versions = catalog.history(name.text).map(({ version }) => version);
  return pin.kind === 'unpinned' && reference.tag !== undefined && tagKind(reference.tag.text, versions) === 'other';
}

/**
 * What other rules edit once the stages are built on the new image, so that one step is enough.
 *
 * @param rules those that look at what the new image does
 */
export function findSequels(
  rules: readonly Rule[],
  image: StagexImage,
  to: Image,
  users: readonly StageFacts[],
  context: Context,
): readonly Sequel[] {
  const brought = new Set([to.name, ...context.catalog.contents(to.name, to.release)]);
  const move = (stage: StageFacts): StageFacts => ({
    ...stage,
    ...(stage.base === image && {
      base: { ...image, at: to },
      runs: stage.runs.map((run) => ({ ...run, usesProfile: readsProfile(run.instruction, to) })),
    }),
    has: (name) => brought.has(name) || (stage.has(name) && name !== 'core-gcc'),
  });
  const stages = context.stages.map((stage) => (users.includes(stage) ? move(stage) : stage));
  const current = rules.filter(({ since = to.release.id }) => compareVersions(to.release.id, since) >= 0);
  const find = (where: Context) =>
    current.flatMap((rule) =>
      [...rule.find(where)].flatMap(({ edits = [] }) => (edits.length > 0 ? { rule: rule.name, edits } : [])),
    );
  const spoken = new Set(find(context).map(({ edits }) => JSON.stringify(edits)));
  // What is said without the move needs no mention.
  return find({ ...context, stages }).filter(({ edits }) => !spoken.has(JSON.stringify(edits)));
}
