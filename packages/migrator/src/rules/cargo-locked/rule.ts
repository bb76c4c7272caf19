import { mayHoldOptions } from '../operands.ts';
import { practiceRule, sightCall } from '../practice.ts';
import { cargoVerb } from '../rust-builds.ts';
import { expand } from '../settings.ts';

/** What reads Cargo.lock, and writes it where it does not fit (The Cargo Book, cargo-build, `--locked`). */
const RESOLVING =
  /^(?:b|build|bench|c|check|clippy|d|doc|fetch|install|metadata|package|r|run|rustc|t|test|tree|vendor)$/;
const LOCKED = /^--(?:locked|frozen)$/;

export const cargoLocked = practiceRule({
  name: 'cargo-locked',
  summary: 'cargo may take other versions than Cargo.lock says',
  level: 'suggestion',
  *see({ stages }) {
    for (const { calls, stage } of stages) {
      for (const call of calls) {
        const verb = call.program === 'cargo' ? cargoVerb(call.args) : undefined;
        if (!verb || !RESOLVING.test(verb.value)) continue;
        const end = call.args.findIndex(({ value }) => value === '--');
        const own = end === -1 ? call.args : call.args.slice(0, end);
        const written = own.map(({ value }) => expand(value, stage, call)).join(' ');
        if (written.split(' ').some((word) => LOCKED.test(word))) yield sightCall(call, 'kept');
        else if (own.some(mayHoldOptions)) yield sightCall(call, 'unknown');
        else {
          const message =
            verb.value === 'install' && !own.some(({ value }) => value.startsWith('--path'))
              ? 'cargo install takes the newest versions of what the program depends on; --locked takes those of its Cargo.lock.'
              : 'Where Cargo.lock is missing or does not fit Cargo.toml, cargo takes other versions without a word; --locked makes it stop.';
          yield sightCall(call, 'broken', message, [{ start: verb.end, end: verb.end, text: ' --locked' }]);
        }
      }
    }
  },
});
