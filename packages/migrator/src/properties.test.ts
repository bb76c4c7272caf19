/**
 * The promises of this project, over generated Dockerfiles. How to search longer: see `testing/proof.ts`.
 */
import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundledCatalog } from './catalog/bundled.ts';
import type { Image } from './catalog/catalog.ts';
import { compareReleases } from './catalog/release-id.ts';
import { splitDockerfile } from './dockerfile/split.ts';
import type { Edit } from './edits.ts';
import type { Migration } from './migrate.ts';
import { migrate } from './migrate-bundled.ts';
import type { MigrateOptions } from './options.ts';
import type { Range } from './range.ts';
import { rules } from './rules/rules.ts';
import { changesOf, moved, reversed, spliced } from './testing/changes.ts';
import { dockerfile, type GeneratedDockerfile } from './testing/dockerfiles.ts';
import { factsOf } from './testing/facts.ts';
import { proof, timeout } from './testing/proof.ts';
import { MIRROR } from './testing/references.ts';
import { soup } from './testing/soup.ts';

/** Rebuilding indexes costs tenths of a second a digest and has its own tests. */
const BASIC: MigrateOptions = { registries: [MIRROR], reconstruct: false };

const anyOptions = fc
  .record({
    release: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('2026.03.0', '2026.01.0') },
      fc.constantFrom(...bundledCatalog.releases.map(({ id }) => id)),
    ),
    level: fc.constantFrom('safe' as const, 'suggestion' as const),
    tags: fc.constantFrom(
      'auto' as const,
      'auto' as const,
      'keep' as const,
      'version' as const,
      'release' as const,
      'none' as const,
    ),
    digests: fc.constantFrom('listed' as const, 'listed' as const, 'index' as const),
  })
  .map((options): MigrateOptions => ({ ...BASIC, ...options }));

function done(text: string, options: MigrateOptions): Migration {
  const migration = migrate(text, options);
  if (!migration.ok) throw new Error(migration.problem);
  return migration;
}

function property<Ts extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  predicate: (...values: Ts) => void,
  runs = 300,
) {
  test(name, { timeout }, () => {
    fc.assert(fc.property(...arbitraries, predicate), proof(runs));
  });
}

describe('1. bytes outside the edits do not change', () => {
  property<[GeneratedDockerfile, MigrateOptions]>(
    'the output is the text with the applied edits, and without them the text again',
    [dockerfile(), anyOptions],
    ({ text }, options) => {
      const migration = done(text, options);
      const changes = changesOf(migration);
      for (const [index, { end, start }] of changes.entries()) {
        expect(start).toBeGreaterThanOrEqual(changes[index - 1]?.end ?? 0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      expect(spliced(text, changes)).toBe(migration.output);
      expect(spliced(migration.output, reversed(text, changes))).toBe(text);
    },
  );
});

interface Listed {
  readonly name: string;
  readonly text: string;
}

const digestIn = ({ text }: Listed) => text.slice(text.indexOf('@sha256:') + '@sha256:'.length);

/** The releases in which the image of a reference has its digest. */
const releasesOf = (reference: Listed) =>
  bundledCatalog
    .history(reference.name)
    .filter((image) => [image.digest, image.indexDigest].includes(digestIn(reference)))
    .map(({ release }) => release.id);

/** Whether somebody saw that an image does not work, as knowledge.json has it. */
function isBroken(image: Image | undefined): boolean {
  return bundledCatalog.knowledge.broken.some(
    ({ from, image: name, inferred, to }) =>
      image?.name === name && !inferred && from <= image.release.id && image.release.id <= to,
  );
}

/** Whether data that the image of a reference wrote has to be moved by hand first, as knowledge.json has it. */
function hasOldData(reference: Listed, to: Image | undefined): boolean {
  const changed = bundledCatalog.knowledge.changed.filter(({ data, image }) => data === true && image === to?.name);
  const from = releasesOf(reference);
  return changed.some(({ at }) => at <= (to?.release.id ?? '') && from.every((id) => id < at));
}

describe('2. the result is the end of the way', () => {
  property<[GeneratedDockerfile, MigrateOptions]>(
    'applying it again changes nothing',
    [dockerfile(), anyOptions],
    ({ text }, options) => {
      const { output } = done(text, options);
      expect(done(output, options).output).toBe(output);
    },
  );

  /**
   * Two ways that end before the last release: an image that only a release between has (core-zig, core-ocaml and
   * user-ocaml), a version tag on an image that has no version there (bootstrap-stage0), which goes, and an image that
   * is known not to work in the last release (user-nit, user-linux-nitro), where it is not moved unasked.
   */
  const endsOnTheWay = ({ references }: GeneratedDockerfile) =>
    references.some(({ name, text }) => {
      const [between, last] = ['2026.01.0', '2026.03.0'].map((id) => {
        const release = bundledCatalog.release(id);
        const way = release && bundledCatalog.resolve(name, release);
        return release && (way?.status === 'present' || way?.status === 'successor')
          ? bundledCatalog.image(way.name, release)
          : undefined;
      });
      const hasVersionTag = /:v?\d(?!\d{3}\.\d\d\.)/.test(text.replace(/@.*/, ''));
      const isHeldBack = isBroken(last) && !isBroken(between);
      return between?.name !== last?.name || (hasVersionTag && last?.version === null) || isHeldBack;
    });

  /** The others look at what one release holds, and may have something to say of the release between alone. */
  const ABOUT_IMAGES = ['update-image', 'replace-user-runtime', 'removed-image', 'pin-image', 'filesystem-user'];

  for (const options of [{}, { level: 'suggestion' as const, only: ABOUT_IMAGES }]) {
    property<[GeneratedDockerfile]>(
      `from 2025.10.0 or before, by way of 2026.01.0 is as good as straight to 2026.03.0 (${options.level ?? 'safe'})`,
      [dockerfile().filter((generated) => !endsOnTheWay(generated))],
      ({ text }) => {
        const to = (release: string, from: string) => done(from, { ...BASIC, ...options, release });
        const straight = to('2026.03.0', text);
        fc.pre(straight.releases.found.every((release) => release <= '2025.10.0'));
        expect(to('2026.03.0', to('2026.01.0', text).output).output).toBe(straight.output);
      },
    );
  }
});

describe('3. read again, instructions differ only where an edit says so', () => {
  /** The instructions as dockerfile-ast sees them, which the engine asks for words only. */
  const instructionsOf = (text: string): Range[] => {
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const offset = ({ character, line }: { line: number; character: number }) => (starts[line] ?? 0) + character;
    return DockerfileParser.parse(text)
      .getInstructions()
      .map((instruction) => {
        const { end, start } = instruction.getRange();
        const written = text.slice(offset(start), offset(end));
        return { start: offset(start), end: offset(start) + written.trimEnd().length };
      });
  };

  property<[GeneratedDockerfile]>(
    'our instructions are those of dockerfile-ast',
    [dockerfile({ plain: true })],
    ({ text }) => {
      const ours = splitDockerfile(text).instructions.map(({ end, line }) => ({ start: line.start, end }));
      expect(ours.map(({ end, start }) => ({ start, end: start + text.slice(start, end).trimEnd().length }))).toEqual(
        instructionsOf(text),
      );
    },
  );

  property<[GeneratedDockerfile, MigrateOptions]>(
    'as dockerfile-ast reads it',
    [dockerfile({ plain: true }), anyOptions],
    ({ text }, options) => {
      const migration = done(text, options);
      const changes = changesOf(migration);
      const isLine = ({ end, start, text: by }: Edit) => start === end && /^\r?\n/.test(by);
      const expected = instructionsOf(text).flatMap(({ end, start }, index, all) => {
        const next = all[index + 1]?.start ?? text.length + 1;
        const inside = changes.filter((edit) => start <= edit.start && edit.end <= end && !isLine(edit));
        const added = changes.filter((edit) => end <= edit.start && edit.start < next && isLine(edit));
        const local = inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
        return [spliced(text.slice(start, end), local), ...added.flatMap((edit) => edit.text.trim().split(/\r?\n\s*/))];
      });
      const after = instructionsOf(migration.output).map(({ end, start }) => migration.output.slice(start, end));
      expect(after).toEqual(expected);
    },
  );
});

describe('4. stage names keep meaning the same stage', () => {
  const stageUses = (text: string) =>
    factsOf(text).images.flatMap(({ position, source }) => (source.kind === 'stage' ? [[position, source.stage]] : []));

  property<[GeneratedDockerfile, MigrateOptions]>(
    'before and after',
    [dockerfile(), anyOptions],
    ({ stageUses: expected, text }, options) => {
      const before = stageUses(text);
      expect(before.map(([, stage]) => stage)).toEqual(expected);
      expect(stageUses(done(text, options).output)).toEqual(before);
    },
  );
});

describe('5. all pins come from one release, and an unknown digest stays', () => {
  property<[GeneratedDockerfile, MigrateOptions]>(
    'every recognised reference is the target release of its image',
    [dockerfile(), fc.constantFrom('2026.03.0', '2026.01.0').map((release) => ({ ...BASIC, release }))],
    ({ references, text }, options) => {
      const migration = done(text, options);
      const changes = changesOf(migration);
      const target = bundledCatalog.release(options.release ?? '');
      if (!target) throw new Error('no such release');
      for (const reference of references) {
        const range = moved(reference, changes);
        // A line may be inserted right behind it.
        const [after = ''] = migration.output.slice(range.start, range.end).split(/\r?\n/, 1);
        if (reference.kind !== 'listed') {
          expect(after).toBe(reference.text);
          continue;
        }
        const way = bundledCatalog.resolve(reference.name, target);
        const digest = digestIn(reference);
        const releases = releasesOf(reference);
        const isNewer = releases.every((id) => compareReleases(id, target.id) > 0);
        const isRenamedOnMirror = reference.mirrored && way.status === 'present' && way.name !== reference.name;
        const to = way.status === 'present' ? bundledCatalog.image(way.name, target) : undefined;
        const isDoubtful = (isBroken(to) && !releases.includes(target.id)) || hasOldData(reference, to);
        if (way.status !== 'present' || isNewer || isRenamedOnMirror || isDoubtful) {
          expect(after).toBe(reference.text);
        } else if (releases.includes(target.id) && way.name === reference.name) {
          expect(after).toContain(`/${reference.name}`);
          expect(after).toContain(`@sha256:${digest}`);
        } else {
          expect(after).toMatch(new RegExp(`/${way.name}(:[^@]+)?@sha256:${to?.digest}$`));
        }
      }
    },
  );
});

describe('nothing moves back', () => {
  property<[GeneratedDockerfile, MigrateOptions]>(
    'unless somebody accepts it',
    [dockerfile(), anyOptions.map((options): MigrateOptions => ({ ...options, level: 'safe' }))],
    ({ text }, options) => {
      const { findings, images, releases } = done(text, options);
      for (const { range, releases: from } of images) {
        const isLater = from.length > 0 && from.every((release) => release > releases.target);
        if (!isLater) continue;
        const moves = findings.filter((finding) => finding.applied && finding.range.start === range.start);
        expect(moves).toEqual([]);
      }
    },
  );
});

describe('6. what is no StageX reference is left alone', () => {
  property<[GeneratedDockerfile, MigrateOptions]>(
    'every reference is found where it stands, and nothing else is',
    [dockerfile(), anyOptions],
    ({ references, text }, options) => {
      const { images } = done(text, options);
      expect(images.map(({ range, reference }) => [range.start, range.end, reference])).toEqual(
        references.map(({ end, start, text: written }) => [start, end, written]),
      );
    },
  );

  property<[GeneratedDockerfile, MigrateOptions]>(
    'comments, heredocs and other images stay as they are',
    [dockerfile(), anyOptions],
    ({ kept, text }, options) => {
      const migration = done(text, options);
      const changes = changesOf(migration);
      for (const range of kept) {
        expect(changes.filter(({ end, start }) => start < range.end && range.start < end)).toEqual([]);
        const { end, start } = moved(range, changes);
        expect(migration.output.slice(start, end)).toContain(text.slice(range.start, range.end));
      }
    },
  );
});

describe('decisions', () => {
  const decided = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 });

  property<[GeneratedDockerfile, MigrateOptions, boolean[]]>(
    'any of them can be carried out together, and only those are',
    [dockerfile(), anyOptions, decided],
    ({ text }, options, accepted) => {
      const offered = done(text, options).findings.filter(({ edits }) => edits.length > 0);
      const decisions = Object.fromEntries(offered.map(({ id }, index) => [id, accepted[index % 64] === true]));
      const migration = done(text, { ...options, decisions });
      for (const { applied, edits, id, skipped } of migration.findings) {
        expect(applied).toBe(edits.length > 0 && decisions[id] === true && skipped === undefined);
      }
      expect(spliced(text, changesOf(migration))).toBe(migration.output);
    },
  );

  property<[GeneratedDockerfile, MigrateOptions, boolean[]]>(
    'change nothing but what is applied, in whatever order they were taken',
    [dockerfile(), anyOptions, decided],
    ({ text }, options, accepted) => {
      const { findings } = done(text, options);
      const entries = findings.map(({ id }, index) => [id, accepted[index % 64] === true] as const);
      const migration = done(text, { ...options, decisions: Object.fromEntries(entries) });
      const offered = (from: Migration) => from.findings.map(({ applied, skipped, ...rest }) => rest);
      expect(offered(migration)).toEqual(offered({ ...migration, findings }));
      const backwards = done(text, { ...options, decisions: Object.fromEntries(entries.toReversed()) });
      expect(backwards).toEqual(migration);
    },
  );
});

describe('a suppression', () => {
  const names = rules.map(({ name }) => name).join(',');
  const said = ({ findings }: Migration) => findings.filter(({ rule }) => rule !== 'unused-suppression');

  property<[GeneratedDockerfile, MigrateOptions]>(
    'of every rule for the file leaves nothing to do',
    [dockerfile(), anyOptions],
    ({ text }, options) => {
      const suppressed = `${text.replace(/\n?$/, '\n')}# restage ignore-file=${names}\n`;
      const migration = done(suppressed, options);
      expect(migration.output).toBe(suppressed);
      expect(said(migration)).toEqual([]);
    },
  );

  property<[GeneratedDockerfile, MigrateOptions, number]>(
    'of every rule above an instruction takes away what is said there, and nothing else',
    [dockerfile(), anyOptions, fc.nat()],
    ({ references, text }, options, pick) => {
      const reference = references[pick % references.length];
      fc.pre(reference !== undefined);
      const { range } = splitDockerfile(text)
        .instructions.map(({ end, line }) => ({ range: { start: line.start, end } }))
        .find((each) => each.range.start <= reference.start && reference.end <= each.range.end) ?? { range: reference };
      const at = Math.max(text.lastIndexOf('\n', range.start) + 1, text.startsWith('\uFEFF') ? 1 : 0);
      const [lineBreak = '\n'] = /\r?\n/.exec(text) ?? [];
      const comment = `# restage ignore=${names} reason="a test"${lineBreak}`;
      const shifted = <T extends Range>(part: T) => ({
        ...part,
        start: part.start + (part.start < at ? 0 : comment.length),
        end: part.end + (part.end < at || part.start < at ? 0 : comment.length),
      });
      const essence = (migration: Migration) =>
        said(migration).map(({ edits, level, range: { end, start }, rule }) => ({
          edits,
          level,
          range: { end, start },
          rule,
        }));
      const expected = essence(done(text, options))
        .filter((finding) => finding.range.start < range.start || finding.range.start >= range.end)
        .map((finding) => ({ ...finding, edits: finding.edits.map(shifted), range: shifted(finding.range) }));
      expect(essence(done(text.slice(0, at) + comment + text.slice(at), options))).toEqual(expected);
    },
  );
});

describe('findings', () => {
  property<[GeneratedDockerfile, MigrateOptions]>(
    'say where they stand',
    [dockerfile(), anyOptions],
    ({ text }, options) => {
      const { findings, images } = done(text, options);
      for (const { range } of [...findings, ...images]) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThanOrEqual(text.length);
        const above = text.slice(0, range.start).split('\n');
        expect([range.line, range.column]).toEqual([above.length, (above.at(-1)?.length ?? 0) + 1]);
      }
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      expect(findings.map(({ range }) => range.start)).toEqual(
        findings.map(({ range }) => range.start).toSorted((a, b) => a - b),
      );
    },
  );
});

describe('any text', () => {
  property<[string, MigrateOptions]>(
    'is migrated or left as it is, with a reason that is not our fault',
    [soup, anyOptions],
    (text, options) => {
      const { ok, output, problem } = migrate(text, options);
      expect(problem ?? '').not.toContain('Restage failed');
      if (!ok) expect(output).toBe(text);
    },
    3000,
  );
});
