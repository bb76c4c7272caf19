import { compiles } from '../builds.ts';
import { practiceRule, sightCall } from '../practice.ts';

/** 365 packages of StageX build in RUN --network=none, after a RUN that fetches. No rule takes the option away. */
export const networkNone = practiceRule({
  name: 'network-none',
  summary: 'A build that can reach the network may take what no checksum covers',
  level: 'advice',
  *see({ stages }) {
    for (const { calls } of stages) {
      const seen = new Set<unknown>();
      for (const call of calls) {
        const { instruction } = call.run;
        if (seen.has(instruction) || !compiles(call)) continue;
        seen.add(instruction);
        const isOff = instruction.flags.some(({ name, value }) => name === 'network' && value?.text === 'none');
        if (isOff) yield sightCall(call, 'kept');
        else {
          const message =
            'This builds with the network on, so what a build script downloads is in no lockfile; fetch in a RUN before, and build in RUN --network=none.';
          yield sightCall(call, 'broken', message);
        }
      }
    }
  },
});
