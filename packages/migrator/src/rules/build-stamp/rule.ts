import type { Output } from '../../dockerfile/shell.ts';
import type { Call } from '../../stages.ts';
import { operands } from '../operands.ts';
import { practiceRule, sightCall } from '../practice.ts';

/** What they write is what they read: where it goes decides. `[` reads and writes nothing. */
const PASSING_ON = /^(?:echo|printf|test|\[|\[\[|cat|cut|grep|egrep|head|sed|tail|tr|awk|expr)$/;

export const buildStamp = practiceRule({
  name: 'build-stamp',
  summary: 'A RUN writes the time, or the machine, of the build',
  level: 'advice',
  *see({ stages }) {
    for (const { calls } of stages) {
      for (const call of calls) {
        if (call.program === 'date' && call.args.some(({ text }) => text.includes('SOURCE_DATE_EPOCH'))) {
          yield sightCall(call, 'kept');
          continue;
        }
        const stamp = stampOf(call);
        if (stamp === undefined || !isWritten(call.command.output)) continue;
        const message =
          call.program === 'date'
            ? 'This writes the time of the build, which no two builds share; give date that of the sources, -d "@$SOURCE_DATE_EPOCH".'
            : `This writes ${stamp}, which two builders need not share; leave it out.`;
        yield sightCall(call, 'broken', message);
      }
    }
  },
});

/** What of the machine a call tells; undefined where it is the same everywhere. */
function stampOf({ args, program }: Call): string | undefined {
  const values = args.map(({ value }) => value);
  const has = (option: RegExp) => values.some((value) => option.test(value));
  switch (program) {
    case 'date':
      // Another date than that of the clock.
      return has(/^(?:--(?:date|reference|set|version|help)|-[a-zA-Z]*[drs])/) && !has(/^(?:--date=)?now$/)
        ? undefined
        : 'the time of the build';
    case 'hostname':
      return operands(args).length > 0 ? undefined : 'the name of the machine';
    case 'uname':
      return has(/^(?:--(?:all|nodename|kernel-(?:release|version))|-[a-z]*[anrv])/)
        ? 'the kernel or the name of the machine'
        : undefined;
    default:
      return undefined;
  }
}

/** Whether an output stays: in a file, in a variable, or with a program that gets it. What is only shown does not. */
function isWritten(output: Output): boolean {
  if (typeof output === 'string') return output === 'file';
  return PASSING_ON.test(output.name?.value ?? 'assignment') ? isWritten(output.output) : true;
}
