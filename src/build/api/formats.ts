/** The formats that pages describe, with the schemas that check them. */
import { resolve } from 'node:path';
import {
  CatalogFileSchema,
  Digest,
  DigestOrPrefix,
  DigestsFileSchema,
  ImageName,
  KnowledgeFileSchema,
  NamesFileSchema,
  ReleaseId,
  RunSchema,
  RuntimeSchema,
} from '../../../packages/migrator/src/catalog/format.ts';
import { ReleaseFileSchema } from '../../../packages/migrator/src/catalog/release-file.ts';
import { FirstSchema, Hash, ReleaseId as LinkReleaseId, Marks, SecondSchema } from '../../migrate/link/shared.ts';
import { modulePath } from './doors.ts';
import type { Format, Names } from './schema.ts';

const catalogNames: Names = new Map<unknown, string>([
  [Digest, 'digest'],
  [DigestOrPrefix, 'digest or its first eight digits'],
  [ReleaseId, 'release'],
  [ImageName, 'image name'],
]);
const runtimeNamed: Names = new Map<unknown, string>([...catalogNames, [RuntimeSchema, 'runtime'], [RunSchema, 'run']]);
const linkNames: Names = new Map<unknown, string>([
  [LinkReleaseId, 'release'],
  [Hash, '16 hex digits'],
  [Marks, 'object: finding id to true or false'],
]);

const catalog = modulePath('catalog/format.ts');
const link = resolve('src/migrate/link/shared.ts');

export const formats = {
  catalog: { schema: CatalogFileSchema, file: catalog, constant: 'CatalogFileSchema', names: runtimeNamed },
  digests: { schema: DigestsFileSchema, file: catalog, constant: 'DigestsFileSchema', names: catalogNames },
  names: { schema: NamesFileSchema, file: catalog, constant: 'NamesFileSchema', names: catalogNames },
  knowledge: { schema: KnowledgeFileSchema, file: catalog, constant: 'KnowledgeFileSchema', names: catalogNames },
  runtime: { schema: RuntimeSchema, file: catalog, constant: 'RuntimeSchema', names: catalogNames },
  release: {
    schema: ReleaseFileSchema,
    file: modulePath('catalog/release-file.ts'),
    constant: 'ReleaseFileSchema',
    names: runtimeNamed,
  },
  'link-1': { schema: FirstSchema, file: link, constant: 'FirstSchema', names: linkNames },
  'link-2': { schema: SecondSchema, file: link, constant: 'SecondSchema', names: linkNames },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
