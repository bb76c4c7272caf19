import { goVerb } from '../go-commands.ts';
import { practiceRule, sightCall } from '../practice.ts';
import { settingsOf } from '../settings.ts';

/** A version, with what stands for a commit in it, or a commit. */
const FIXED = /@(?:v\d+\.\d+\.\d+\S*|[0-9a-f]{7,40})$/;
/** What takes its modules from go.mod, and compares them with go.sum (Go Modules Reference). */
const READING = /^(?:build|generate|install|list|run|test|vet)$/;

export const goLocked = practiceRule({
  name: 'go-locked',
  summary: 'go may take other modules than go.mod and go.sum say',
  level: 'advice',
  *see({ stages }) {
    for (const { calls, stage } of stages) {
      for (const call of calls) {
        const verb = call.program === 'go' ? goVerb(call.args) : undefined;
        if (!verb) continue;
        const after = call.args.slice(call.args.indexOf(verb) + 1);
        const values = after.map(({ value }) => value);
        const flags = [...values, ...settingsOf('GOFLAGS', stage, call).map(({ variable }) => variable.value ?? '')];
        const modules = values.filter((value) => /^[\w./~-]+@./.test(value));
        const loose = modules.find((value) => !FIXED.test(value) && !value.includes('$'));
        const subcommand = verb.value === 'mod' ? `mod ${values[0]}` : verb.value;
        if (loose) {
          const message = `${loose} is whatever it means on the day of the build; name a version, as @v1.2.3.`;
          yield sightCall(call, 'broken', message);
        } else if (modules.length > 0) yield sightCall(call, 'kept');
        else if (verb.value === 'get' || subcommand === 'mod tidy') {
          const message = `go ${subcommand} writes go.mod and go.sum anew; run it before the build, and copy what it wrote.`;
          yield sightCall(call, 'broken', message);
        } else if (READING.test(verb.value) && flags.some((flag) => /(?:^|\s)-mod=mod\b/.test(flag))) {
          const message = 'With -mod=mod, go changes go.mod where it does not fit; without it, go stops.';
          yield sightCall(call, 'broken', message);
        } else if (READING.test(verb.value) || /^mod (?:download|vendor|verify)$/.test(subcommand)) {
          yield sightCall(call, 'kept');
        }
      }
    }
  },
});
