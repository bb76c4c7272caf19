/** The state in one sentence or two. */
import type { Finding, ImageReport, Migration } from 'restage/engine';
import { count } from '../count.ts';
import { isWanted } from './decisions.ts';
import { activeFile, activeOutcome, type Outcome, releasesOf, type State } from './state.ts';
import { bytesBeyondLimit, LIMIT } from './text.ts';
import type { WorkFile } from './work.ts';

export interface Verdict {
  /** `quiet`: nothing has been read. `good`: nothing is left to do. `open`: there is. `wrong`: it could not be done. */
  readonly tone: 'quiet' | 'good' | 'open' | 'wrong';
  readonly text: string;
  /** Whether trying again may help. */
  readonly retry?: boolean;
}

/** The verdict on the file that is shown. */
export function verdictOf(state: State): Verdict {
  const file = activeFile(state);
  const outcome = activeOutcome(state);
  return cannot(state, file, outcome) ?? nothingYet(state, file, outcome) ?? found(state, file, outcome);
}

/** A release as it is named to the reader. */
export function releaseName(id: string, { own }: Pick<State, 'own'>): string {
  return own.some((release) => release.id === id) ? `${id} (yours)` : id;
}

function cannot(state: State, { text }: WorkFile, outcome: Outcome | undefined): Verdict | undefined {
  const { engine, unavailable, work } = state;
  const bytes = bytesBeyondLimit(text);
  if (bytes !== undefined) {
    const size = `${(Math.ceil((bytes / LIMIT) * 100) / 100).toFixed(2)} MiB`;
    return {
      tone: 'wrong',
      text: `This text has ${size}, and Restage reads Dockerfiles of up to 1 MiB. It was not read, and stays as it is.`,
    };
  }
  if (engine === 'stopped') {
    return { tone: 'wrong', text: 'The engine stops whenever it is started. Your text stays as it is.', retry: true };
  }
  if (unavailable === 'catalogue') {
    return { tone: 'wrong', text: 'The catalogue could not be loaded, so nothing can be recognised.', retry: true };
  }
  if (!releasesOf(state).includes(work.release)) {
    const how = 'Add its lists of digests under “Add a release”, or choose another target.';
    return { tone: 'wrong', text: `The catalogue here does not have ${work.release}, so nothing was read. ${how}` };
  }
  if (unavailable === 'digests' && text.trim() !== '' && outcome?.release !== work.release) {
    const what = `The digests of ${work.release} could not be loaded, so nothing can move there.`;
    return { tone: 'wrong', text: what, retry: true };
  }
  return undefined;
}

function nothingYet({ work }: State, { text }: WorkFile, outcome: Outcome | undefined): Verdict | undefined {
  if (text.trim() === '') {
    return { tone: 'quiet', text: 'Paste a Dockerfile that names StageX images, or load an example.' };
  }
  if (outcome?.release === work.release) return undefined;
  return { tone: 'quiet', text: outcome ? `Loading the digests of ${work.release}…` : 'Reading…' };
}

function found(state: State, file: WorkFile, outcome: Outcome | undefined): Verdict {
  if (!outcome) return { tone: 'quiet', text: 'Reading…' };
  const { migration, stage } = outcome;
  if (!migration.ok) return { tone: 'wrong', text: migration.problem ?? 'Nothing was changed.' };
  if (migration.images.length === 0) {
    return {
      tone: 'quiet',
      text: 'No StageX image is named here. Restage recognises stagex/…, docker.io/stagex/…, index.docker.io/stagex/… and quay.io/stagex/…; a mirror can be named under Options.',
    };
  }
  const apart = migration.findings.filter(isApart);
  const work = describeWork(
    migration.findings.filter((finding) => !isApart(finding)),
    file,
  );
  const unconfirmed = stage === 'recognised' && state.unavailable === 'digests';
  return {
    tone: work === undefined ? 'good' : 'open',
    text: [
      describeImages(migration, state),
      work ?? 'Nothing to change.',
      ...(apart.length > 0 ? [`${count(apart.length, 'finding')} about reproducible builds.`] : []),
      ...(unconfirmed ? ['Only the first digits of the old digests were compared: the rest could not be loaded.'] : []),
    ].join(' '),
    ...(unconfirmed ? { retry: true } : {}),
  };
}

/** About reproducible builds and not applied: no part of the way to a release. */
function isApart({ applied, topic }: Finding): boolean {
  return topic === 'reproducibility' && !applied;
}

function describeImages({ images, releases }: Migration, state: State): string {
  const listed = images.filter(({ state }) => state === 'listed');
  const others = [
    part(images, 'unpinned', 'not pinned'),
    part(images, 'unlisted', 'with an unknown digest'),
    part(images, 'malformed', 'with a malformed digest'),
    part(images, 'parametrised', 'put together when the build runs'),
  ].flat();
  const total = count(images.length, 'image');
  if (listed.length === 0) return `${total}${others.length === 1 ? rest(others) : `: ${others.join(', ')}`}.`;
  const where = describeReleases(listed, releases, state);
  return others.length === 0
    ? `${total} ${where}.`
    : `${total}: ${[`${listed.length} ${where}`, ...others].join(', ')}.`;
}

function part(images: readonly ImageReport[], state: ImageReport['state'], what: string): readonly string[] {
  const number = images.filter((image) => image.state === state).length;
  return number > 0 ? [`${number} ${what}`] : [];
}

/** `3 images: 3 not pinned` says the number twice. */
function rest([only = '']: readonly string[]): string {
  return only.replace(/^\d+/, '');
}

function describeReleases(
  listed: readonly ImageReport[],
  { found, target }: Migration['releases'],
  state: State,
): string {
  const name = (id = '') => releaseName(id, state);
  const common = found.filter((id) => listed.every(({ releases }) => releases.includes(id)));
  if (common.length === 0) return `from different releases, ${name(found[0])} to ${name(found.at(-1))}`;
  if (common.includes(target)) return `on ${name(target)}`;
  return common.length > 3
    ? `on a release from ${name(common[0])} to ${name(common.at(-1))}`
    : `on ${common.map(name).join(' or ')}`;
}

/** What was done and is left on the way to the release. */
function describeWork(findings: readonly Finding[], { decisions, done }: WorkFile): string | undefined {
  const tasks = findings.filter(({ edits }) => edits.length === 0);
  const todo = tasks.filter(({ id }) => done[id] !== true);
  const blocking = todo.filter(({ level }) => level === 'blocker').length;
  const off = findings.filter((finding) => !finding.applied && finding.edits.length > 0);
  const suggested = off.filter((finding) => finding.level === 'suggestion' && !isWanted(finding, decisions)).length;
  const on = findings.filter(({ applied }) => applied).length;
  const parts = [
    ...(on > 0 ? [`${count(on, 'change')} on`] : []),
    ...(off.length > suggested ? [`${off.length - suggested} off`] : []),
    ...(suggested > 0 ? [`${suggested} suggested`] : []),
    ...(todo.length > 0 ? [`${todo.length} for you to do`] : []),
    ...(tasks.length > todo.length ? [`${tasks.length - todo.length} done`] : []),
  ];
  if (parts.length === 0) return undefined;
  const blocked =
    blocking > 0 ? ` ${blocking === 1 ? 'One of them blocks' : `${blocking} of them block`} the build.` : '';
  return `${parts.join(', ')}.${blocked}`;
}
