import type { Call } from '../../stages.ts';
import { mayHoldOptions, operands } from '../operands.ts';
import { practiceRule, type Sighting, sightCall } from '../practice.ts';
import { settingsOf } from '../settings.ts';

/** pip compares hashes when it is told to, or when a requirement names one (pip, Secure installs). */
export const pipLocked = practiceRule({
  name: 'pip-locked',
  summary: 'pip or uv installs without comparing hashes',
  level: 'advice',
  *see({ stages }) {
    for (const { calls, stage } of stages) {
      for (const call of calls) {
        const isSet = (name: string) => settingsOf(name, stage, call).length > 0;
        const sighting =
          call.program === 'uv' ? seeUv(call, isSet) : call.program === 'pip' ? seePip(call, isSet) : undefined;
        if (sighting) yield sighting;
      }
    }
  },
});

function seePip(call: Call, isSet: (name: string) => boolean): Sighting | undefined {
  const [verb, ...packages] = operands(
    call.args,
    /^(?:-[rcitd]|--(?:requirement|constraint|index-url|extra-index-url|target|dest|find-links|prefix|root|python|proxy|timeout|retries|cache-dir))$/,
  );
  if (!/^(?:install|wheel|download)$/.test(verb?.value ?? '')) return undefined;
  const has = (option: RegExp) => call.args.some(({ value }) => option.test(value));
  if (has(/^--require-hashes$/) || isSet('PIP_REQUIRE_HASHES')) return sightCall(call, 'kept');
  // Nothing is downloaded: neither from an index, nor what a local package asks for.
  const isLocal = packages.length > 0 && packages.every(({ value }) => /^(?:[./~]|.*\.whl$)/.test(value));
  if (has(/^--no-index$/) || (isLocal && has(/^--no-deps$/))) return sightCall(call, 'kept');
  if (call.args.some(mayHoldOptions)) return sightCall(call, 'unknown');
  return sightCall(
    call,
    'broken',
    has(/^(?:-r|--requirement)/)
      ? 'pip compares hashes only if the requirements have them; --require-hashes makes it stop if they have not.'
      : 'What pip downloads here is compared with nothing; write the requirements with their hashes into a file, and install them with --require-hashes -r.',
  );
}

function seeUv(call: Call, isSet: (name: string) => boolean): Sighting | undefined {
  const { args } = call;
  const [verb, ...rest] = operands(args, /^--(?:directory|project|python|index)$/);
  if (verb?.value === 'pip') return seePip({ ...call, args: args.slice(args.indexOf(verb) + 1) }, isSet);
  if (verb?.value !== 'sync' || rest.length > 0) return undefined;
  if (args.some(({ value }) => /^--(?:locked|frozen)$/.test(value)) || isSet('UV_LOCKED') || isSet('UV_FROZEN')) {
    return sightCall(call, 'kept');
  }
  return sightCall(call, 'broken', 'uv sync writes uv.lock anew where it does not fit; --locked makes it stop.');
}
