import type { StagexImage } from '../../stagex.ts';
import type { Rule } from '../rule.ts';

/** What differs where a build runs for another architecture. */
const ARCHITECTURE_ARGS = ['TARGETARCH', 'TARGETPLATFORM', 'TARGETVARIANT', 'BUILDARCH', 'BUILDPLATFORM'];

/** Every release lists linux/amd64 manifests only, the bootstrap stages 0 to 2 linux/386 (StageX digests lists). */
export const platform: Rule = {
  name: 'platform',
  summary: 'The file builds for more than one architecture, and StageX publishes amd64 only',
  level: 'advice',
  ecosystem: 'platform',
  *find({ dockerfile, images }) {
    const declared = dockerfile.instructions
      .filter(({ keyword }) => keyword === 'ARG')
      .flatMap(({ variables }) => variables)
      .find(({ name }) => ARCHITECTURE_ARGS.includes(name))?.name;
    for (const image of images) {
      const asked = platformOf(image);
      const isAmd64 = asked !== undefined && /^linux\/(?:amd64|386|x86_64)(?:\/|$)/.test(asked);
      if (isAmd64 || (asked === undefined && !declared)) continue;
      const why = asked === undefined ? `this file asks for ${declared}` : `this FROM asks for ${asked}`;
      const way =
        image.use.position === 'from'
          ? 'Write FROM --platform=linux/amd64 to say what is meant'
          : 'Take it from a stage of its own, FROM --platform=linux/amd64, to say what is meant';
      yield {
        at: image.reference,
        message: `StageX publishes ${image.name.text} for linux/amd64 only, and ${why}: on another architecture you get amd64 programs, or no image. ${way}, and ask uname -m in RUN for the architecture.`,
      };
      return;
    }
  },
};

/** Only a FROM can ask. */
function platformOf({ use }: StagexImage): string | undefined {
  if (use.position !== 'from') return undefined;
  return use.instruction.flags.find(({ name }) => name === 'platform')?.value?.text;
}
