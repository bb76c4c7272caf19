import { baseName } from '../dockerfile/base-name.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { StageFacts } from '../stages.ts';
import { stageChain } from './stage-chain.ts';

/** Whether a stage has a loader for dynamic programs, or copies one by its name. */
export function bringsLoader({ copies, has, stageCopies }: StageFacts): boolean {
  return (
    has('core-musl') ||
    copies.some(({ image }) => image.at?.name === 'core-musl') ||
    stageCopies.some(({ sources }) => sources.some(({ text }) => /(?:^|\/)ld-musl|\/libc\.so$/.test(text)))
  );
}

/**
 * Whether a finished image starts a program out of a build stage and surely has no loader for a dynamic one: it is
 * scratch or core-filesystem, and everything else that it takes in is known.
 */
export function lacksLoader(dockerfile: Dockerfile, image: StageFacts, builder: StageFacts): boolean {
  const { base, copies, hasUnknown, isFinal, stage, stageCopies, wholeCopies } = image;
  const isBare = stage.root.source.kind === 'scratch' || base?.at?.name === 'core-filesystem';
  const [, ...parents] = stageChain(dockerfile, stage);
  if (!isFinal || !isBare || hasUnknown || bringsLoader(image)) return false;
  if (parents.some(({ instructions }) => instructions.length > 1)) return false;
  const added = stage.instructions.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD');
  if (added.length > copies.length + stageCopies.length + wholeCopies.length) return false;
  // A core image holds its own package alone; a pallet, a user image or a stage may hold a loader.
  if (wholeCopies.some(({ from, images }) => from || !images.every(({ at }) => at?.name.startsWith('core-'))))
    return false;
  if (copies.some(({ sources }) => sources.some(({ text }) => /(?:^|\/)lib|musl/.test(text)))) return false;
  const started = program(image);
  return started !== undefined && stageCopies.length > 0 && stageCopies.every((copy) => isOf(copy, builder, started));
}

/** What a finished image starts: the program of its ENTRYPOINT, or of CMD where no ENTRYPOINT is. */
function program({ stage }: StageFacts): string | undefined {
  const last = (keyword: string) => stage.instructions.findLast((instruction) => instruction.keyword === keyword);
  return (last('ENTRYPOINT') ?? (stage.root.source.kind === 'scratch' ? last('CMD') : undefined))?.json?.[0];
}

/** Whether a copy brings that program, and nothing else, out of the build stage. */
function isOf({ destination, from, sources }: StageFacts['stageCopies'][number], builder: StageFacts, started: string) {
  const [source, ...others] = sources;
  if (from !== builder || !source || others.length > 0) return false;
  const name = baseName(source.text);
  const path = destination.text.endsWith('/') ? destination.text + name : destination.text;
  return path === started || (!started.includes('/') && path.endsWith(`/${started}`));
}
