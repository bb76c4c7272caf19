import type { Call, StageFacts } from '../../stages.ts';
import { cacheTargets, compilesCrate, isIn, targetFolder } from '../cargo-caches.ts';
import { practiceRule, type Sighting, sightCall } from '../practice.ts';
import { settingsOf } from '../settings.ts';

/** A cache that is meant for what cargo compiles, or for what it fetches. */
const FOR_TARGET = /\/target(?:\/|$)/;
const FOR_HOME = /\/\.?cargo(?=\/(?:registry|git)(?:\/|$))/;

export const cargoCacheTarget = practiceRule({
  name: 'cargo-cache-target',
  summary: 'The cache stands where cargo does not write',
  level: 'advice',
  *see({ stages }) {
    for (const stage of stages) {
      for (const call of stage.calls) {
        if (call.program !== 'cargo') continue;
        const caches = cacheTargets(call, stage);
        if (caches.length === 0) continue;
        yield* seeHome(call, stage, caches);
        if (compilesCrate(call)) yield* seeTarget(call, stage, caches);
      }
    }
  },
});

function* seeTarget(call: Call, stage: StageFacts, caches: readonly string[]): Generator<Sighting> {
  const folder = targetFolder(call, stage);
  const meant = caches.find((cache) => FOR_TARGET.test(cache));
  if (!folder) {
    if (meant) yield sightCall(call, 'unknown');
  } else if (caches.some((cache) => isIn(folder.path, cache))) yield sightCall(call, 'kept');
  else if (meant && !folder.by && isWorkspaceTarget(meant, folder.path)) yield sightCall(call, 'unknown');
  else if (meant) {
    const message = `The cache is at ${meant}, but cargo writes to ${folder.path}${folder.by ? `, as ${folder.by} says` : ''}, so it stays empty and everything is compiled again; mount it at ${folder.path}.`;
    yield sightCall(call, 'broken', message);
  }
}

/** Cargo writes into the folder of the workspace, which may be above that of the crate. */
function isWorkspaceTarget(cache: string, target: string): boolean {
  return cache.endsWith('/target') && isIn(target, cache.slice(0, -'/target'.length) || '/');
}

function* seeHome(call: Call, { stage }: StageFacts, caches: readonly string[]): Generator<Sighting> {
  const home = settingsOf('CARGO_HOME', stage, call).at(-1)?.variable.value?.replace(/\/+$/, '');
  if (!home?.startsWith('/') || home.includes('$')) return;
  const elsewhere = caches.find((cache) => FOR_HOME.test(cache) && !isIn(cache, home) && !isIn(home, cache));
  if (!elsewhere || caches.some((cache) => isIn(cache, home) || isIn(home, cache))) return;
  const message = `The cache is at ${elsewhere}, but CARGO_HOME is ${home}, so it stays empty and every build fetches again; mount it at ${home}${elsewhere.replace(/^.*\/\.?cargo(?=\/)/, '')}.`;
  yield sightCall(call, 'broken', message);
}
