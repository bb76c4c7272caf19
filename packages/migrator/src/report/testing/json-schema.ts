import * as v from 'valibot';

/** Version 1 of the JSON contract, written a second time and strictly: a field that appears or changes fails a test. */
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const position = v.pipe(v.number(), v.integer(), v.minValue(1));
const release = v.pipe(v.string(), v.regex(/^\d{4}\.\d{2}\.\d+$/));

const place = v.pipe(
  v.strictObject({ start: count, end: count, line: position, column: position }),
  v.check(({ start, end }) => start <= end, 'starts after its end'),
);

const finding = v.strictObject({
  id: v.string(),
  rule: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)),
  topic: v.picklist(['migration', 'reproducibility']),
  level: v.picklist(['safe', 'suggestion', 'advice', 'blocker']),
  message: v.pipe(v.string(), v.nonEmpty()),
  range: place,
  applied: v.boolean(),
  skipped: v.exactOptional(v.string()),
  edits: v.array(v.strictObject({ start: count, end: count, text: v.string() })),
  url: v.pipe(v.string(), v.regex(/^\/rules\/[a-z-]+\/$/)),
});

const image = v.strictObject({
  range: place,
  reference: v.string(),
  name: v.string(),
  state: v.picklist(['listed', 'unlisted', 'malformed', 'unpinned', 'parametrised']),
  releases: v.array(release),
  version: v.nullable(v.string()),
  digestKind: v.exactOptional(v.picklist(['manifest', 'index'])),
});

const practice = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)),
  title: v.pipe(v.string(), v.nonEmpty()),
  state: v.picklist(['met', 'missed', 'not applicable']),
  reason: v.pipe(v.string(), v.endsWith('.')),
  rules: v.pipe(v.array(v.string()), v.minLength(1)),
  findings: v.array(v.string()),
});

const file = v.pipe(
  v.strictObject({
    path: v.string(),
    ok: v.boolean(),
    problem: v.exactOptional(v.string()),
    output: v.nullable(v.string()),
    findings: v.array(finding),
    releases: v.strictObject({
      found: v.array(release),
      target: release,
      own: v.exactOptional(v.pipe(v.array(release), v.nonEmpty())),
    }),
    images: v.array(image),
    checklist: v.array(practice),
  }),
  v.check(({ ok, problem }) => ok === (problem === undefined), 'has a problem exactly when it is not ok'),
);

const ownRelease = v.strictObject({
  id: release,
  source: v.picklist(['digest lists', 'command line export']),
  basis: release,
});

export const reportSchema = v.strictObject({
  version: v.literal(1),
  files: v.array(file),
  catalog: v.strictObject({ newest: release, own: v.exactOptional(v.pipe(v.array(ownRelease), v.nonEmpty())) }),
});
