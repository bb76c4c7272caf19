import { goVerb } from '../go-commands.ts';
import { mayHoldOptions } from '../operands.ts';
import { practiceRule, sightCall } from '../practice.ts';
import { settingsOf } from '../settings.ts';

const TRIMPATH = /(?:^|\s)--?trimpath(?:=(?:true|1|t))?(?=\s|$)/i;

/** `go help build`: -trimpath removes all file system paths from the resulting executable. */
export const goTrimpath = practiceRule({
  name: 'go-trimpath',
  summary: 'The program holds the paths of the folders it was built in',
  level: 'suggestion',
  *see({ stages }) {
    for (const { calls, stage } of stages) {
      for (const call of calls) {
        const verb = call.program === 'go' ? goVerb(call.args) : undefined;
        if (verb?.value !== 'build' && verb?.value !== 'install') continue;
        const flags = settingsOf('GOFLAGS', stage, call).map(({ variable }) => variable.value);
        if (call.args.some(({ value }) => TRIMPATH.test(value)) || flags.some((flag) => TRIMPATH.test(flag ?? ''))) {
          yield sightCall(call, 'kept');
        } else if (flags.includes(undefined) || call.args.some(mayHoldOptions)) yield sightCall(call, 'unknown');
        else {
          yield sightCall(
            call,
            'broken',
            'Without -trimpath the program holds the folders of its sources and modules, so a build in other folders gives other bytes.',
            [{ start: verb.end, end: verb.end, text: ' -trimpath' }],
          );
        }
      }
    }
  },
});
