import { downloads, interpreterOf } from '../downloads.ts';
import { practiceRule, sightCall } from '../practice.ts';

export const pipeToShell = practiceRule({
  name: 'pipe-to-shell',
  summary: 'A shell runs what the network sends, unseen',
  level: 'advice',
  *see({ stages }) {
    for (const { calls } of stages) {
      const byCommand = new Map(calls.map((call) => [call.command, call]));
      for (const call of calls) {
        if (!downloads(call)) continue;
        const interpreter = interpreterOf(call, byCommand);
        if (interpreter === undefined) yield sightCall(call, 'kept');
        else {
          const message = `${interpreter} runs whatever ${call.program} gets on the day of the build; download a version into a file, compare its checksum, and run that.`;
          yield sightCall(call, 'broken', message);
        }
      }
    }
  },
});
