import { practiceRule, sightCall } from '../practice.ts';
import { isLinking, rustBuilds, rustImage } from '../rust-builds.ts';
import { rustFlags } from '../rust-flags.ts';
import { settingsOf } from '../settings.ts';

/** “Rust builds are only deterministic with a consistent amount of units” (StageX packages/core/rust/Containerfile). */
export const rustDeterminism = practiceRule({
  name: 'rust-determinism',
  summary: 'A setting of the Rust build can change its bytes from machine to machine',
  level: 'advice',
  *see({ dockerfile, stages }) {
    for (const facts of stages) {
      for (const build of rustBuilds(facts).filter(isLinking)) {
        const flags = rustFlags(dockerfile, facts.stage, build);
        const option = (name: string) => flags?.options.findLast((each) => each.name === name)?.value;
        const value = (name: string) => settingsOf(name, facts.stage, build).at(-1)?.variable.value;
        const hasUnits =
          /^\d+$/.test(option('codegen-units') ?? value('CARGO_PROFILE_RELEASE_CODEGEN_UNITS') ?? '') ||
          build.command.args.some(({ value: word }) => /codegen-units=\d/.test(word));
        if (option('target-cpu') === 'native') {
          const message =
            'target-cpu=native compiles for the processor of the machine that builds; name one, as x86-64-v3, or leave it out.';
          yield sightCall(build, 'broken', message);
        } else if (/^(?:1|true)$/.test(value('CARGO_INCREMENTAL') ?? '')) {
          const message = 'CARGO_INCREMENTAL=1 makes the result depend on what was built before; set it to 0.';
          yield sightCall(build, 'broken', message);
        } else if (hasUnits) yield sightCall(build, 'kept');
        else if (!rustImage(facts) || flags?.isComplete === false) yield sightCall(build, 'unknown');
        else {
          const message =
            'The number of codegen units changes the bytes, and this file does not set it; unless Cargo.toml does, add -C codegen-units=1 to RUSTFLAGS, as StageX does for some of its packages.';
          yield sightCall(build, 'broken', message);
        }
      }
    }
  },
});
