/** The state in one sentence or two. */
import type { ImageReport, Migration } from 'restage/engine';
import { isWanted } from './decisions.ts';
import type { State } from './state.ts';
import { bytesBeyondLimit, LIMIT } from './text.ts';

export interface Verdict {
  /** `quiet`: nothing has been read. `good`: nothing is left to do. `open`: there is. `wrong`: it could not be done. */
  readonly tone: 'quiet' | 'good' | 'open' | 'wrong';
  readonly text: string;
  /** Whether trying again may help. */
  readonly retry?: boolean;
}

export function verdictOf(state: State): Verdict {
  return cannot(state) ?? nothingYet(state) ?? found(state);
}

function cannot({ text, engine, unavailable, outcome, release }: State): Verdict | undefined {
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
  if (unavailable === 'digests' && text.trim() !== '' && outcome?.release !== release) {
    const what = `The digests of ${release} could not be loaded, so nothing can move there.`;
    return { tone: 'wrong', text: what, retry: true };
  }
  return undefined;
}

function nothingYet({ text, outcome, release }: State): Verdict | undefined {
  if (text.trim() === '') {
    return { tone: 'quiet', text: 'Paste a Dockerfile that names StageX images, or load an example.' };
  }
  if (outcome?.release === release) return undefined;
  return { tone: 'quiet', text: outcome ? `Loading the digests of ${release}…` : 'Reading…' };
}

function found({ outcome, decisions, unavailable }: State): Verdict {
  if (!outcome) return { tone: 'quiet', text: 'Reading…' };
  const { migration, stage } = outcome;
  if (!migration.ok) return { tone: 'wrong', text: migration.problem ?? 'Nothing was changed.' };
  if (migration.images.length === 0) {
    return {
      tone: 'quiet',
      text: 'No StageX image is named here. Restage recognises stagex/…, docker.io/stagex/…, index.docker.io/stagex/… and quay.io/stagex/…; a mirror can be named on the command line with --registry.',
    };
  }
  const work = describeWork(migration, decisions);
  const unconfirmed = stage === 'recognised' && unavailable === 'digests';
  return {
    tone: work === undefined ? 'good' : 'open',
    text: [
      describeImages(migration),
      work ?? 'Nothing to change.',
      ...(unconfirmed ? ['Only the first digits of the old digests were compared: the rest could not be loaded.'] : []),
    ].join(' '),
    ...(unconfirmed ? { retry: true } : {}),
  };
}

function describeImages({ images, releases }: Migration): string {
  const listed = images.filter(({ state }) => state === 'listed');
  const others = [
    part(images, 'unpinned', 'not pinned'),
    part(images, 'unlisted', 'with an unknown digest'),
    part(images, 'malformed', 'with a malformed digest'),
    part(images, 'parametrised', 'put together when the build runs'),
  ].flat();
  const total = count(images.length, 'image');
  if (listed.length === 0) return `${total}${others.length === 1 ? rest(others) : `: ${others.join(', ')}`}.`;
  const where = describeReleases(listed, releases);
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

function describeReleases(listed: readonly ImageReport[], { found, target }: Migration['releases']): string {
  const common = found.filter((id) => listed.every(({ releases }) => releases.includes(id)));
  if (common.length === 0) return `from different releases, ${found[0]} to ${found.at(-1)}`;
  if (common.includes(target)) return `on ${target}`;
  return common.length > 3 ? `on a release from ${common[0]} to ${common.at(-1)}` : `on ${common.join(' or ')}`;
}

function describeWork({ findings }: Migration, decisions: State['decisions']): string | undefined {
  const todo = findings.filter(({ edits }) => edits.length === 0);
  const blocking = todo.filter(({ level }) => level === 'blocker').length;
  const off = findings.filter((finding) => !finding.applied && finding.edits.length > 0);
  const suggested = off.filter((finding) => finding.level === 'suggestion' && !isWanted(finding, decisions)).length;
  const on = findings.filter(({ applied }) => applied).length;
  const parts = [
    ...(on > 0 ? [`${count(on, 'change')} on`] : []),
    ...(off.length > suggested ? [`${off.length - suggested} off`] : []),
    ...(suggested > 0 ? [`${suggested} suggested`] : []),
    ...(todo.length > 0 ? [`${todo.length} for you to do`] : []),
  ];
  if (parts.length === 0) return undefined;
  const blocked =
    blocking > 0 ? ` ${blocking === 1 ? 'One of them blocks' : `${blocking} of them block`} the build.` : '';
  return `${parts.join(', ')}.${blocked}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
