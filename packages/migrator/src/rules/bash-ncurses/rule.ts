import { findLacks } from '../companions.ts';
import type { Rule } from '../rule.ts';

/** Bash is linked to ncurses since StageX 52db83a8; Monero’s Dockerfile and Sui’s added core-ncurses by hand. */
export const bashNcurses: Rule = {
  name: 'bash-ncurses',
  summary: 'Bash needs core-ncurses beside it',
  level: 'safe',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    for (const { edits, instruction, isSafe, name } of findLacks(['core-bash', 'pallet-gcc-gnu-gnu'], context)) {
      yield {
        at: instruction.range,
        level: isSafe ? 'safe' : 'suggestion',
        message: `From 2026.01.0 on bash is linked to ncurses. Neither ${name} nor the rest of this stage has it; core-ncurses does.`,
        edits,
      };
    }
  },
};
