import { downloads, interpreters } from '../downloads.ts';
import { practiceRule, sightCall } from '../practice.ts';

export const pipeToShell = practiceRule({
  name: 'pipe-to-shell',
  summary: 'A shell runs what the network sends, unseen',
  level: 'advice',
  *see({ stages }) {
    for (const { calls } of stages) {
      const readers = interpreters(calls);
      for (const call of calls) {
        if (!downloads(call)) continue;
        const interpreter = readers.get(call);
        if (interpreter === undefined) yield sightCall(call, 'kept');
        else {
          const message = `${interpreter} runs whatever ${call.program} gets on the day of the build; download a version into a file, compare its checksum, and run that.`;
          yield sightCall(call, 'broken', message);
        }
      }
    }
  },
});
