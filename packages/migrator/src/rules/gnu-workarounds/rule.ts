import type { Edit } from '../../edits.ts';
import type { StageFacts } from '../../stages.ts';
import { compilerNames } from '../compilers.ts';
import { replaceWord } from '../env-words.ts';
import { type FlagList, flagLists } from '../flag-words.ts';
import { bringsProgram } from '../gcc-programs.ts';
import { remove } from '../insert.ts';
import type { Context, Rule } from '../rule.ts';
import { mentions } from '../stage-chain.ts';

const GCC = ['gcc', 'g++'];

/** Zallet’s Dockerfile carried these for GCC, and took them out with zcash/wallet 09d759a. */
export const gnuWorkarounds: Rule = {
  name: 'gnu-workarounds',
  summary: 'A workaround for GCC is probably not needed with clang',
  level: 'suggestion',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    const { dockerfile, stages } = context;
    const forGcc = stagesForGcc(context);
    for (const stage of stages) {
      if (forGcc.has(stage.stage.index)) continue;
      for (const list of flagLists(stage, dockerfile)) {
        const macro = list.words.find(({ text }) => text.startsWith('-D__GNUC_PREREQ'));
        if (macro) {
          yield {
            at: macro,
            message:
              'This macro is a workaround from the time of GCC. Zallet took it out when it moved to clang: try the same.',
            edits: [takeAway(list, macro, context)],
          };
        }
        const include = list.words.find(
          ({ text }, index) =>
            text === '-includecstdint' || (text === '-include' && list.words[index + 1]?.text === 'cstdint'),
        );
        if (include) {
          yield {
            at: include,
            level: 'advice',
            message:
              '-include cstdint is a workaround for headers that forget it. Zallet took it out with the move to clang, Zaino keeps it: try without.',
          };
        }
      }
      for (const { variables } of stage.stage.instructions) {
        const rocksdb = variables.find(({ name, value }) => name === 'ROCKSDB_USE_PKG_CONFIG' && value === '0');
        if (!rocksdb?.raw) continue;
        yield {
          at: rocksdb.raw,
          level: 'advice',
          message: 'Zallet took ROCKSDB_USE_PKG_CONFIG=0 out with the move to clang, Zaino keeps it: try without.',
        };
      }
    }
  },
};

/** The stages that compile with GCC, or may, and those they are built on: their variables are for GCC too. */
function stagesForGcc(context: Context): ReadonlySet<number> {
  const found = new Set<number>();
  // From the last on: what a stage is built on stands above it.
  for (const facts of context.stages.toReversed()) {
    const { base, index } = facts.stage;
    if (!found.has(index) && !facts.hasUnknown && !compilesWithGcc(facts, context)) continue;
    found.add(index);
    if (base.source.kind === 'stage') found.add(base.source.stage);
  }
  return found;
}

/** Where GCC is alone, or is named where it is. */
function compilesWithGcc(stage: StageFacts, context: Context): boolean {
  if (stage.has('core-gcc') && !stage.has('core-clang')) return true;
  if (compilerNames(stage, context.dockerfile, GCC).length === 0) return false;
  return stage.has('core-gcc') || bringsProgram(stage, GCC, context);
}

/** The word alone, or the whole instruction where nothing else is in it and nobody asks for the variable. */
function takeAway(list: FlagList, word: FlagList['words'][number], { dockerfile }: Context): Edit {
  const { instruction, name, words } = list;
  if (name === undefined) return { start: word.start, end: word.end, text: '' };
  const isUsed = dockerfile.stages.some((stage) =>
    [`$${name}`, `\${${name}`].some((use) => mentions(dockerfile, stage, use)),
  );
  const isAlone = instruction.keyword === 'ENV' && instruction.variables.length === 1 && words.length === 1;
  return isAlone && !isUsed ? remove(dockerfile, instruction) : replaceWord(words, word, '');
}
