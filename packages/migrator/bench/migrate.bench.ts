/**
 * How much a migration costs beside a bare parse of the same text, and how both grow. Numbers of one machine say
 * little; the ratios and exponents are what to compare.
 *
 * - bare parse: `DockerfileParser.parse(text)` of dockerfile-ast, and the keyword and range of each instruction
 * - migration: `migrate(text, { level: 'suggestion' })`, everything from the text to the report
 *
 * Each is the median of several runs after some that do not count; the two take turns.
 */
import { DockerfileParser } from 'dockerfile-ast';
import { bundledCatalog } from '../src/catalog/bundled.ts';
import type { CatalogFiles } from '../src/catalog/catalog.ts';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import catalog from '../src/catalog/data/catalog.json' with { type: 'json' };
import digests from '../src/catalog/data/digests.json' with { type: 'json' };
import knowledge from '../src/catalog/data/knowledge.json' with { type: 'json' };
import names from '../src/catalog/data/names.json' with { type: 'json' };
import { migrate } from '../src/index.ts';
import { dockerfileOf } from './text.ts';

const SIZES = [100, 1_000, 10_000];

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Medians of works that take turns. */
function measure(works: readonly (() => unknown)[], runs: number): readonly number[] {
  for (let run = 0; run < Math.ceil(runs / 3); run += 1) for (const work of works) work();
  const times = works.map((): number[] => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, work] of works.entries()) times[index]?.push(milliseconds(work));
  }
  return times.map(median);
}

function bareParse(text: string): number {
  let sum = 0;
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    sum += instruction.getKeyword().length + instruction.getRange().end.line;
  }
  return sum;
}

const show = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const row = (...cells: string[]) => console.log(cells.map((cell) => cell.padStart(12)).join(''));

row('lines', 'bytes', 'bare parse', 'growth', 'migration', 'growth', 'ratio');
let before: { readonly lines: number; readonly times: readonly number[] } | undefined;
let smallest = Number.NaN;
for (const lines of SIZES) {
  const text = dockerfileOf(lines);
  const { findings, problem } = migrate(text, { level: 'suggestion' });
  if (problem !== undefined || findings.length === 0) throw new Error(problem ?? 'nothing was found');
  const times = measure(
    [() => bareParse(text), () => migrate(text, { level: 'suggestion' })],
    Math.max(15, 60_000 / lines),
  );
  const [bare = Number.NaN, whole = Number.NaN] = times;
  const growth = (index: number) => {
    const [now, then] = [times[index], before?.times[index]];
    if (now === undefined || then === undefined || !before) return '';
    return `n^${(Math.log(now / then) / Math.log(lines / before.lines)).toFixed(2)}`;
  };
  row(`${lines}`, `${text.length}`, `${show(bare)} ms`, growth(0), `${show(whole)} ms`, growth(1), show(whole / bare));
  before = { lines, times };
  if (Number.isNaN(smallest)) smallest = whole;
}

const texts = [catalog, digests, knowledge, names].map((file) => JSON.stringify(file));
const load = () => {
  const [catalogFile, digestsFile, knowledgeFile, namesFile] = texts.map((text) => JSON.parse(text));
  const files: CatalogFiles = {
    catalog: catalogFile,
    digests: digestsFile,
    knowledge: knowledgeFile,
    names: namesFile,
  };
  return createCatalog(files).image('pallet-rust', bundledCatalog.newest);
};
let next = 0;
/** Another digest each time, because the catalogue remembers. */
const search = () => {
  next += 1;
  return bundledCatalog.identifyIndex('core-curl', next.toString(16).padStart(64, '0'));
};
const [loading = Number.NaN] = measure([load], 31);
const [searching = Number.NaN] = measure([search], 7);
const inMigrations = (time: number) => `${show(time)} ms, ${show(time / smallest)} migrations of 100 lines`;
console.log(`
loading the catalogue from its JSON   ${inMigrations(loading)}
looking for the index of one digest   ${inMigrations(searching)} (core-curl)`);
