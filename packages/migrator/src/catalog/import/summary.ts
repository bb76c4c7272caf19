/** Tells a person what an import did. */
import type { Imported } from './import-releases.ts';

/** The summary of one release, with what could not be read and what to do. */
export function summarise(imported: Imported): string {
  const { snapshot, settings, carriedOver, images, merged, unread } = imported;
  const { before, replaced, newNames, vanished, otherKind } = merged;
  const since = before ? ` since ${before.release.id}` : '';
  const lines = [
    `${snapshot.id} (${snapshot.date}, ${snapshot.commit.slice(0, 8)}${snapshot.tagged ? '' : ', no tag'}): ` +
      `${count(images, 'image')}, ${replaced ? 'read again' : 'added'}`,
    `  toolchain ${settings.toolchain}; the lists hold the digest of each ${settings.digests}`,
  ];
  if (carriedOver) {
    const options = Object.keys(carriedOver.settings).map((name) => `--${name}`);
    const from = carriedOver.from === snapshot.id ? 'kept as it was' : `carried over from ${carriedOver.from}`;
    lines.push(`  ${from}; if that is wrong, say so with ${options.join(' and ')}`);
  }
  const group = (title: string, items: readonly string[], advice = '') => {
    if (items.length > 0) lines.push(`  ${title} (${items.length})${advice}: ${items.join(', ')}`);
  };
  const list = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push(`  ${title} (${items.length}):`, ...items.map((item) => `    ${item}`));
  };

  group(`new names${since}`, newNames);
  group(`names gone${since}`, vanished);
  group('gone, and names.json does not say why or where', imported.withoutFate, '; add them there');
  group(
    'listed digests that the catalogue knows as the other kind',
    otherKind,
    `; is --digests ${settings.digests === 'manifest' ? 'index' : 'manifest'} right?`,
  );
  list('notes', [...snapshot.notes, ...unread.problems]);
  group('images that no package makes, so without version and runtime configuration', unread.withoutPackage);
  group('images published without a version', unread.withoutVersion);
  list('runtime configuration not derived', unread.withoutRuntime);
  group('packages that no list of digests names', unread.withoutDigest);
  return `${lines.join('\n')}\n`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
