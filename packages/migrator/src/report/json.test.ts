import * as v from 'valibot';
import { expect, test } from 'vitest';
import { formatJson, type JsonReport, jsonReport } from './json.ts';
import type { FileResult } from './result.ts';
import { reportSchema } from './testing/json-schema.ts';
import { fileOf, finding, replacing } from './testing/migration.ts';

const run = { target: '2026.01.0', newest: '2026.03.0' };
const TEXT = 'FROM stagex/old\n';
const images = [
  {
    range: { start: 5, end: 15, line: 1, column: 6 },
    reference: 'stagex/old',
    name: 'old',
    state: 'listed',
    releases: ['2025.10.0'],
    version: '1.0',
    digestKind: 'manifest',
    confirmed: true,
  },
] as const;
const files: readonly FileResult[] = [
  fileOf('Dockerfile', TEXT, [...replacing(TEXT, 'old', 'new'), finding({ skipped: 'overlaps' })], { images }),
  fileOf('b', 'RUN', [], { ok: false, problem: 'This cannot be read again' }),
  { path: 'c', problem: 'does not exist; check the path' },
];

test('is what the contract says', () => {
  const report: JsonReport = jsonReport(files, run);
  expect(v.parse(reportSchema, report)).toEqual(report);
  expect(report).toMatchInlineSnapshot(`
    {
      "catalog": {
        "newest": "2026.03.0",
      },
      "files": [
        {
          "checklist": [],
          "findings": [
            {
              "applied": true,
              "edits": [
                {
                  "end": 15,
                  "start": 12,
                  "text": "new",
                },
              ],
              "id": "update-image@1:13",
              "level": "safe",
              "message": "old becomes new",
              "range": {
                "column": 13,
                "end": 1,
                "line": 1,
                "start": 0,
              },
              "rule": "update-image",
              "topic": "migration",
              "url": "/rules/update-image/",
            },
            {
              "applied": false,
              "edits": [],
              "id": "update-image@1:1",
              "level": "advice",
              "message": "Something to know",
              "range": {
                "column": 1,
                "end": 1,
                "line": 1,
                "start": 0,
              },
              "rule": "update-image",
              "skipped": "overlaps",
              "topic": "migration",
              "url": "/rules/update-image/",
            },
          ],
          "images": [
            {
              "digestKind": "manifest",
              "name": "old",
              "range": {
                "column": 6,
                "end": 15,
                "line": 1,
                "start": 5,
              },
              "reference": "stagex/old",
              "releases": [
                "2025.10.0",
              ],
              "state": "listed",
              "version": "1.0",
            },
          ],
          "ok": true,
          "output": "FROM stagex/new
    ",
          "path": "Dockerfile",
          "releases": {
            "found": [
              "2025.10.0",
            ],
            "target": "2026.03.0",
          },
        },
        {
          "checklist": [],
          "findings": [],
          "images": [],
          "ok": false,
          "output": "RUN",
          "path": "b",
          "problem": "This cannot be read again",
          "releases": {
            "found": [
              "2025.10.0",
            ],
            "target": "2026.03.0",
          },
        },
        {
          "checklist": [],
          "findings": [],
          "images": [],
          "ok": false,
          "output": null,
          "path": "c",
          "problem": "does not exist; check the path",
          "releases": {
            "found": [],
            "target": "2026.01.0",
          },
        },
      ],
      "version": 1,
    }
  `);
});

test('does not let fields through that are not part of the contract', () => {
  const [first] = files;
  const inside = { secret: 1 };
  const file = {
    ...first,
    migration: { ...fileOf('', '', [{ ...finding({}), ...inside }]).migration, ...inside },
  } as FileResult;
  expect(formatJson(jsonReport([{ ...file, ...inside }], run))).not.toContain('secret');
});

test('as text holds nothing that a terminal obeys, and reads back the same', () => {
  const report = jsonReport([fileOf('a\u009b', '\x1b[2J\u202e\u2028\x7f👋\ufeff', [])], run);
  const json = formatJson(report);
  expect(json).not.toMatch(/(?!\n)[\p{Cc}\u202e\u2028]/u);
  expect(json).toMatch(/^\{\n {2}"version": 1,/);
  expect(json.endsWith('}\n')).toBe(true);
  expect(JSON.parse(json)).toEqual(report);
});

test('names the releases that the reader added', () => {
  const own = [{ id: '2026.06.0', source: 'digest lists', basis: '2026.03.0' }] as const;
  const releases = { found: ['2025.10.0'], target: '2026.06.0', own };
  const report = jsonReport([fileOf('Dockerfile', TEXT, [], { images, releases }), ...files], {
    target: '2026.06.0',
    newest: '2026.03.0',
    own,
  });
  expect(v.parse(reportSchema, report)).toEqual(report);
  expect(report.catalog).toEqual({ newest: '2026.03.0', own });
  expect(report.files[0]?.releases).toEqual({ found: ['2025.10.0'], target: '2026.06.0', own: ['2026.06.0'] });
  expect(report.files[1]?.releases).not.toHaveProperty('own');
});
