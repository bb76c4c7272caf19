/** The catalogue's files, read and replaced as a whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { replaceFiles } from '../../cli/files.ts';
import { CatalogFileSchema, DigestsFileSchema, type NamesFile, NamesFileSchema } from '../format.ts';
import { type CatalogRelease, decodeCatalog, encodeCatalog, formatCatalogFile } from '../model.ts';
import { messageOf, type Problem } from '../problem.ts';

/** The catalogue of a folder. */
export interface Stored {
  /** Oldest first. */
  readonly releases: readonly CatalogRelease[];
  readonly names: NamesFile;
}

/** Reads the catalogue of a folder. */
export function readCatalog(folder: string): Stored | Problem {
  const catalog = readChecked(folder, 'catalog.json', CatalogFileSchema);
  if ('problem' in catalog) return catalog;
  const digests = readChecked(folder, 'digests.json', DigestsFileSchema);
  if ('problem' in digests) return digests;
  const names = readChecked(folder, 'names.json', NamesFileSchema);
  if ('problem' in names) return names;
  try {
    return { releases: decodeCatalog(catalog.content, digests.content), names: names.content };
  } catch (error) {
    return { problem: `${folder}: ${messageOf(error)}` };
  }
}

/**
 * Replaces the catalogue of a folder.
 *
 * @returns what went wrong; undefined on success
 */
export async function writeCatalog(folder: string, releases: readonly CatalogRelease[]): Promise<Problem | undefined> {
  const { catalog, digests } = encodeCatalog(releases);
  for (const [schema, file] of [[CatalogFileSchema, catalog] as const, [DigestsFileSchema, digests] as const]) {
    const checked = v.safeParse(schema, file);
    if (!checked.success) return { problem: `The result is no catalogue: ${explain(checked.issues[0])}` };
  }
  const problems = await replaceFiles(folder, [
    { path: 'digests.json', text: formatCatalogFile(digests) },
    { path: 'catalog.json', text: formatCatalogFile(catalog) },
  ]);
  return problems.length > 0 ? { problem: problems.join('; ') } : undefined;
}

function readChecked<Schema extends v.GenericSchema>(
  folder: string,
  name: string,
  schema: Schema,
): { readonly content: v.InferOutput<Schema> } | Problem {
  const path = join(folder, name);
  try {
    const checked = v.safeParse(schema, JSON.parse(readFileSync(path, 'utf8')));
    return checked.success ? { content: checked.output } : { problem: `${path}: ${explain(checked.issues[0])}` };
  } catch (error) {
    return { problem: `${path}: ${messageOf(error)}` };
  }
}

function explain(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}
