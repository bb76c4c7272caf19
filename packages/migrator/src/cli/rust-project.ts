import { dirname, resolve } from 'node:path';
import { parse, TomlError, type TomlTable, type TomlValue } from 'smol-toml';
import { isRustVersion, type MigrateOptions } from '../options.ts';
import { readText } from './files.ts';

/** What a Rust project beside a Dockerfile asks of its compiler. */
export type RustProject = Pick<MigrateOptions, 'rustVersion' | 'toolchain'>;

/**
 * Reads `rust-version` and the toolchain file of the project in a folder.
 *
 * @returns nothing for what the project does not say, or says in a file that cannot be read
 */
export async function readRustProject(folder: string): Promise<RustProject> {
  const rustVersion = await readRustVersion(folder);
  const toolchain = await readToolchain(folder);
  return {
    ...(isRustVersion(rustVersion) ? { rustVersion } : {}),
    ...(toolchain === undefined ? {} : { toolchain }),
  };
}

/** Of the package, of the workspace it inherits from, or of the workspace alone. */
async function readRustVersion(folder: string): Promise<string | undefined> {
  const manifest = await readToml(folder, 'Cargo.toml');
  if (!manifest) return undefined;
  const own = at(manifest, 'package', 'rust-version');
  if (typeof own === 'string') return own;
  if (at(manifest, 'package') !== undefined && at(own, 'workspace') !== true) return undefined;
  const workspace = await findWorkspace(folder, manifest);
  return text(at(workspace, 'workspace', 'package', 'rust-version'));
}

/** As Cargo looks for it: here, where the package says, or in the nearest folder above. */
async function findWorkspace(folder: string, manifest: TomlTable): Promise<TomlTable | undefined> {
  if (at(manifest, 'workspace') !== undefined) return manifest;
  const named = text(at(manifest, 'package', 'workspace'));
  if (named !== undefined) return readToml(resolve(folder, named), 'Cargo.toml');
  for (let above = resolve(folder); above !== dirname(above); ) {
    above = dirname(above);
    const found = await readToml(above, 'Cargo.toml');
    if (at(found, 'workspace') !== undefined) return found;
  }
  return undefined;
}

/** rustup takes the file without an ending first; that one may hold the channel alone. */
async function readToolchain(folder: string): Promise<string | undefined> {
  const old = await readText(folder, 'rust-toolchain');
  if ('text' in old) {
    const line = old.text.trim();
    return /^[\w.-]+$/.test(line) ? line : text(at(parseToml(line), 'toolchain', 'channel'));
  }
  return text(at(await readToml(folder, 'rust-toolchain.toml'), 'toolchain', 'channel'));
}

async function readToml(folder: string, name: string): Promise<TomlTable | undefined> {
  const read = await readText(folder, name);
  return 'text' in read ? parseToml(read.text) : undefined;
}

function parseToml(source: string): TomlTable | undefined {
  try {
    return parse(source);
  } catch (error) {
    // Cargo tells what is wrong with it; here it only means that nothing is known.
    if (error instanceof TomlError) return undefined;
    throw error;
  }
}

function at(value: TomlValue | undefined, ...path: readonly string[]): TomlValue | undefined {
  return path.reduce<TomlValue | undefined>(
    (table, key) => (isTable(table) && Object.hasOwn(table, key) ? table[key] : undefined),
    value,
  );
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

function text(value: TomlValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
