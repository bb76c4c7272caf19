import type { Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { withoutHeirs } from '../heirs.ts';
import { insertAfter } from '../insert.ts';
import type { Rule } from '../rule.ts';

/** pallet-nodejs had WORKDIR /home/user/ up to 2025.10.0 and has none since (StageX packages/pallet/nodejs). */
export const nodejsWorkdir: Rule = {
  name: 'nodejs-workdir',
  summary: 'The base image no longer sets the working folder that this stage relies on',
  level: 'safe',
  ecosystem: 'node',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    const affected = stages.flatMap(({ base, stage }) => {
      if (base?.pin.kind !== 'listed' || !base.at?.runtime || base.at.runtime.workdir !== undefined) return [];
      const folders = new Set(base.pin.identity.images.map(({ runtime }) => runtime?.workdir));
      const [before] = folders;
      const first = before !== undefined && folders.size === 1 ? firstInWorkdir(stage) : undefined;
      return before && first ? [{ stage, first, name: base.at.name, folder: before.replace(/(?<=.)\/$/, '') }] : [];
    });
    for (const { first, folder, name, stage } of withoutHeirs(affected, dockerfile)) {
      yield {
        at: first.range,
        message: `${name} no longer sets a working folder, so this would happen in / instead of ${folder}. WORKDIR ${folder} keeps it where it was.`,
        edits: [insertAfter(dockerfile, stage.from, `WORKDIR ${folder}`)],
      };
    }
  },
};

/** The first instruction that depends on the working folder of the base image. */
function firstInWorkdir(stage: Stage): Instruction | undefined {
  // A WORKDIR that a stage between sets.
  if (stage.from.state.workdir || stage.instructions[1]?.state.workdir) return undefined;
  for (const instruction of stage.instructions) {
    if (instruction.onbuild) continue;
    const last = (instruction.json ?? instruction.words.map(({ text }) => text)).at(-1) ?? '';
    const isRelative = !last.startsWith('/') && !last.startsWith('$');
    switch (instruction.keyword) {
      case 'WORKDIR':
        return isRelative ? instruction : undefined;
      case 'COPY':
      case 'ADD':
        if (isRelative) return instruction;
        break;
      case 'RUN':
      case 'CMD':
      case 'ENTRYPOINT':
        return instruction;
    }
  }
  return undefined;
}
