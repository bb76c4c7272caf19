/** Reads a file format from the schema that checks it: what each field holds, in words, and what the source says of it. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Member } from './declarations.ts';

/** The parts of a valibot schema that are read here, whatever its kind. */
interface Described {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly item?: Described;
  readonly items?: readonly Described[];
  readonly options?: readonly (Described | string)[];
  readonly wrapped?: Described;
  readonly literal?: unknown;
  readonly key?: Described;
  readonly value?: Described;
  readonly pipe?: readonly (Described | Action)[];
}

interface Action {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
  readonly message?: unknown;
}

/** What kinds of text are called, by the schemas that check them. */
export type Names = ReadonlyMap<unknown, string>;

export interface Format {
  /** Of an object, with or without checks after it. */
  readonly schema: unknown;
  /** Where the schema is written: a module, and the name of a constant in it. */
  readonly file: string;
  readonly constant: string;
  readonly names: Names;
}

const isOptional = ({ type }: Described) => /^(?:exact_)?optional$/.test(type);

/** The fields of a format, those inside of them under names as `files[].path`, and with `*` for any key. */
export function readFields({ schema, file, constant, names }: Format): readonly Member[] {
  return fieldsIn(schema as Described, '', readComments(file, constant), names);
}

function fieldsIn(
  { entries = {} }: Described,
  prefix: string,
  texts: ReadonlyMap<string, string>,
  names: Names,
): readonly Member[] {
  return Object.entries(entries).flatMap(([name, field]) => {
    const path = prefix + name;
    const own = {
      name: path + (isOptional(field) ? '?' : ''),
      type: inWords(field, names),
      text: texts.get(keyOf(path)) ?? '',
    };
    const { schema, suffix } = objectIn(field, names);
    return [own, ...(schema ? fieldsIn(schema, `${path}${suffix}.`, texts, names) : [])];
  });
}

/** Comments are found under the names of fields alone. */
const keyOf = (path: string) => path.replaceAll(/\[\]|\.\*/g, '');

/** The object that a field holds, one or many. */
function objectIn(field: Described, names: Names): { readonly schema?: Described; readonly suffix: string } {
  const { entries, item, type, value, wrapped } = field;
  if (names.has(field)) return { suffix: '' };
  if (entries) return { schema: field, suffix: '' };
  const inside = type === 'array' ? item : type === 'record' ? value : wrapped;
  if (!inside) return { suffix: '' };
  const { schema, suffix } = objectIn(inside, names);
  const own = type === 'array' ? '[]' : type === 'record' ? '.*' : '';
  return { ...(schema && { schema }), suffix: own + suffix };
}

/** What a value has to be: `list of text, at most 50`. */
export function inWords(schema: Described, names: Names): string {
  const { entries, item, items, key, literal, options = [], pipe = [], type, value, wrapped } = schema;
  const named = names.get(schema);
  if (named !== undefined) return named;
  if (wrapped) return inWords(wrapped, names) + (type === 'nullable' ? ', or null' : '');
  if (type === 'picklist') return options.map((option) => `\`${String(option)}\``).join(', ');
  if (type === 'union') return [...new Set(options.map((option) => inWords(option as Described, names)))].join(' or ');
  if (type === 'literal') return `\`${JSON.stringify(literal)}\``;
  if (items) return `[${items.map((part) => inWords(part, names)).join(', ')}]`;
  if (entries) return 'object';
  const limits = pipe.flatMap((part) => ('kind' in part && part.kind === 'validation' ? limit(part, type) : []));
  if (type === 'array' && item) return [`list of ${inWords(item, names)}`, ...limits].join(', ');
  if (type === 'record' && key && value) {
    return [`object: ${inWords(key, names)} to ${inWords(value, names)}`, ...limits].join(', ');
  }
  return [type === 'string' ? 'text' : type, ...limits].join(', ');
}

/** A limit, in words. */
function limit({ type, requirement }: Action, of: string): readonly string[] {
  if (typeof requirement !== 'number' || !type.startsWith('max_')) return [];
  return [`at most ${requirement.toLocaleString('en')} ${of === 'string' ? 'characters' : 'of them'}`];
}

/** The comments above the fields of a constant's object, and of the objects inside it: by path, as `files.path`. */
function readComments(file: string, constant: string): ReadonlyMap<string, string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const statements = source.statements.filter(ts.isVariableStatement);
  const declared = statements.flatMap(({ declarationList }) => [...declarationList.declarations]);
  const constants = new Map(declared.map(({ name, initializer }) => [name.getText(), initializer]));
  const texts = new Map<string, string>();
  const read = (node: ts.Node, prefix: string): void => {
    if (ts.isIdentifier(node)) {
      const initializer = constants.get(node.text);
      if (initializer) read(initializer, prefix);
    } else if (ts.isObjectLiteralExpression(node)) {
      for (const property of node.properties) {
        if (ts.isSpreadAssignment(property)) read(property.expression, prefix);
        if (!ts.isPropertyAssignment(property)) continue;
        const path = prefix + property.name.getText();
        const comment = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc).at(-1);
        const text = ts.getTextOfJSDocComment(comment?.comment);
        if (text !== undefined) texts.set(path, text.trim());
        read(property.initializer, `${path}.`);
      }
    } else if (ts.isCallExpression(node)) {
      for (const argument of node.arguments) read(argument, prefix);
    } else if (ts.isArrayLiteralExpression(node)) {
      for (const element of node.elements) read(element, prefix);
    }
  };
  const start = constants.get(constant);
  if (!start) throw new Error(`${file} has no ${constant}`);
  read(start, '');
  return texts;
}
