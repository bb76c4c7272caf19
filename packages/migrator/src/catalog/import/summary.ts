/** Tells a person what an import, or an export of one release, did. */
import type { Imported } from './import-releases.ts';
import type { Settings, Unread } from './release.ts';

/** The summary of one release, with what could not be read and what to do. */
export function summarise(imported: Imported): string {
  const { snapshot, settings, carriedOver, images, merged, unread } = imported;
  const { before, replaced, newNames, vanished, otherKind } = merged;
  const since = before ? ` since ${before.release.id}` : '';
  const lines = [
    `${describeSnapshot(snapshot)}: ${count(images, 'image')}, ${replaced ? 'read again' : 'added'}`,
    ...describeSettings(settings, snapshot.id, carriedOver),
    ...group(`new names${since}`, newNames),
    ...group(`names gone${since}`, vanished),
    ...group('gone, and names.json does not say why or where', imported.withoutFate, '; add them there'),
    ...group(
      'listed digests that the catalogue knows as the other kind',
      otherKind,
      `; is --digests ${settings.digests === 'manifest' ? 'index' : 'manifest'} right?`,
    ),
    ...describeUnread(unread, snapshot.notes),
  ];
  return `${lines.join('\n')}\n`;
}

/** `2026.03.0 (2026-03-13, e8b3a381)` */
export function describeSnapshot({ commit, date, id, tagged }: Imported['snapshot']): string {
  return `${id} (${date}, ${commit.slice(0, 8)}${tagged ? '' : ', no tag'})`;
}

/** The settings of a release, and where they come from. */
export function describeSettings(settings: Settings, id: string, carriedOver: Imported['carriedOver']): string[] {
  const lines = [`  toolchain ${settings.toolchain}; the lists hold the digest of each ${settings.digests}`];
  if (carriedOver) {
    const options = Object.keys(carriedOver.settings).map((name) => `--${name}`);
    const from = carriedOver.from === id ? 'kept as it was' : `carried over from ${carriedOver.from}`;
    lines.push(`  ${from}; if that is wrong, say so with ${options.join(' and ')}`);
  }
  return lines;
}

/** What could not be read of a release. */
export function describeUnread(unread: Unread, notes: readonly string[]): string[] {
  return [
    ...list('notes', [...notes, ...unread.problems]),
    ...group('images that no package makes, so without version and runtime configuration', unread.withoutPackage),
    ...group('images published without a version', unread.withoutVersion),
    ...list('runtime configuration not derived', unread.withoutRuntime),
    ...group('packages that no list of digests names', unread.withoutDigest),
  ];
}

function group(title: string, items: readonly string[], advice = ''): string[] {
  return items.length > 0 ? [`  ${title} (${items.length})${advice}: ${items.join(', ')}`] : [];
}

function list(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`  ${title} (${items.length}):`, ...items.map((item) => `    ${item}`)] : [];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
