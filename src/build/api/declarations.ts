/** Reads what the library offers from its source: declarations with their docstrings, as they are written. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** A docstring, in Markdown. */
export interface Doc {
  readonly text: string;
  readonly params: readonly { readonly name: string; readonly text: string }[];
  readonly returns: string | undefined;
  readonly throws: string | undefined;
}

/** A field or method of a type. */
export interface Member {
  /** Of a field inside a field, `releases.found`; `?` stands after one that may be absent. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface Declaration {
  readonly name: string;
  readonly kind: 'function' | 'type' | 'value';
  /** As in the source, without what a caller does not need. */
  readonly signature: string;
  readonly doc: Doc;
  /** Of a type that is an object. */
  readonly members: readonly Member[];
}

type Declared = ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.VariableStatement;

const sources = new Map<string, ts.SourceFile>();

function sourceOf(file: string): ts.SourceFile {
  const known = sources.get(file);
  if (known) return known;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  sources.set(file, source);
  return source;
}

/**
 * What a module offers, in the order in which it names it; what is named by several of its lines, once.
 *
 * @param file the path of a TypeScript module
 */
export function readExports(file: string): readonly Declaration[] {
  const source = sourceOf(file);
  const found = source.statements.flatMap((statement): readonly Declaration[] => {
    if (ts.isExportDeclaration(statement)) return readExport(file, statement);
    return isDeclared(statement) && isExported(statement) ? [declarationOf(statement)] : [];
  });
  return [...new Map(found.map((declaration) => [declaration.name, declaration])).values()];
}

/**
 * One declaration of a module, wherever the module has it from.
 *
 * @throws Error, which ends the build, where there is none of this name
 */
export function readDeclaration(file: string, name: string): Declaration {
  for (const statement of sourceOf(file).statements) {
    if (isDeclared(statement) && nameOf(statement) === name) return declarationOf(statement);
    if (ts.isImportDeclaration(statement) && importsName(statement, name)) {
      return readDeclaration(moduleOf(file, statement.moduleSpecifier), name);
    }
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue;
    const module = moduleOf(file, statement.moduleSpecifier);
    if (!statement.exportClause) {
      const inside = readExports(module).find((declaration) => declaration.name === name);
      if (inside) return inside;
    } else if (exportedNames(statement).includes(name)) return readDeclaration(module, name);
  }
  throw new Error(`${file} has no ${name}`);
}

function readExport(file: string, statement: ts.ExportDeclaration): readonly Declaration[] {
  const module = statement.moduleSpecifier ? moduleOf(file, statement.moduleSpecifier) : file;
  if (!statement.exportClause) return readExports(module);
  return exportedNames(statement).map((name) => readDeclaration(module, name));
}

function exportedNames({ exportClause }: ts.ExportDeclaration): readonly string[] {
  return exportClause && ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : [];
}

function importsName({ importClause }: ts.ImportDeclaration, name: string): boolean {
  const bindings = importClause?.namedBindings;
  return Boolean(
    bindings && ts.isNamedImports(bindings) && bindings.elements.some((element) => element.name.text === name),
  );
}

function moduleOf(file: string, specifier: ts.Expression): string {
  if (!ts.isStringLiteral(specifier)) throw new Error(`${file} imports from something that is no string`);
  return resolve(dirname(file), specifier.text);
}

function isDeclared(statement: ts.Statement): statement is Declared {
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isVariableStatement(statement)
  );
}

function isExported(statement: Declared): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function nameOf(statement: Declared): string {
  const named = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : statement;
  return named?.name?.getText() ?? '';
}

function declarationOf(statement: Declared): Declaration {
  const common = { name: nameOf(statement), doc: readDoc(statement) };
  if (ts.isFunctionDeclaration(statement)) {
    return { ...common, kind: 'function', signature: signatureOf(statement), members: [] };
  }
  if (ts.isVariableStatement(statement)) {
    const [declared] = statement.declarationList.declarations;
    return {
      ...common,
      kind: 'value',
      signature: `const ${declared?.name.getText()}: ${typeOf(declared?.type)}`,
      members: [],
    };
  }
  const members = ts.isInterfaceDeclaration(statement) ? statement.members : membersOf(statement.type);
  return { ...common, kind: 'type', signature: headOf(statement), members: readMembers(members) };
}

/** A function without its body, one line for each parameter where one line for all is too long. */
function signatureOf({ name, parameters, type, typeParameters }: ts.FunctionDeclaration): string {
  const generics = typeParameters ? `<${typeParameters.map((parameter) => parameter.getText()).join(', ')}>` : '';
  const given = parameters.map((parameter) => {
    // What is taken apart in the source is one value to a caller.
    const isApart = !ts.isIdentifier(parameter.name);
    const label = isApart ? nameFor(parameter) : parameter.name.getText();
    const optional = parameter.initializer || parameter.questionToken ? '?' : '';
    return `${label}${optional}: ${typeOf(parameter.type)}`;
  });
  const head = `function ${name?.text}${generics}`;
  const line = `${head}(${given.join(', ')}): ${typeOf(type)}`;
  return line.length <= 90 ? line : `${head}(\n${given.map((one) => `  ${one},\n`).join('')}): ${typeOf(type)}`;
}

/** `CatalogFiles` becomes `files`: the last word of the type, as a name. */
function nameFor({ type }: ts.ParameterDeclaration): string {
  const words = typeOf(type)
    .replace(/^Pick<(\w+).*$/, '$1')
    .match(/[A-Z][a-z]*/g);
  return words?.at(-1)?.toLowerCase() ?? 'value';
}

function headOf(statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): string {
  if (ts.isTypeAliasDeclaration(statement)) return `type ${statement.name.text} = ${typeOf(statement.type)}`;
  const heritage = statement.heritageClauses?.map((clause) => ` ${clause.getText()}`).join('') ?? '';
  return `interface ${statement.name.text}${heritage}`;
}

function membersOf(type: ts.TypeNode): readonly ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return type.members;
  // Of an intersection, what is said here.
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(membersOf) : [];
}

function readMembers(members: readonly ts.TypeElement[], prefix = ''): readonly Member[] {
  return members.flatMap((member) => {
    const name = `${prefix}${member.name?.getText() ?? ''}`;
    const { text } = readDoc(member);
    if (ts.isMethodSignature(member)) {
      const parameters = member.parameters.map((parameter) => parameter.getText()).join(', ');
      return [{ name: `${name}(${parameters})`, type: typeOf(member.type), text }];
    }
    if (!ts.isPropertySignature(member)) return [];
    const optional = member.questionToken ? '?' : '';
    const inside = member.type && ts.isTypeLiteralNode(member.type) ? member.type.members : undefined;
    const own = { name: name + optional, type: inside ? 'object' : typeOf(member.type), text };
    return [own, ...(inside ? readMembers(inside, `${name}.`) : [])];
  });
}

/** A type as it is written, on one line, without its comments and without `readonly`, which is so everywhere. */
function typeOf(type: ts.TypeNode | undefined): string {
  if (!type) throw new Error('What is exported must say its type');
  const text = type.getText().replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return text
    .replaceAll(/\breadonly /g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^\| /, '')
    .trim();
}

function readDoc(node: ts.Node): Doc {
  const parts = ts.getJSDocCommentsAndTags(node);
  const comment = parts.filter(ts.isJSDoc).at(-1);
  const tags: readonly ts.JSDocTag[] = comment?.tags ?? [];
  const tagged = (name: string) => {
    const tag = tags.find(({ tagName }) => tagName.text === name);
    return tag && textOf(tag.comment);
  };
  return {
    text: textOf(comment?.comment),
    params: tags.filter(ts.isJSDocParameterTag).map((tag) => ({ name: tag.name.getText(), text: textOf(tag.comment) })),
    returns: tagged('returns'),
    throws: throwsOf(tags),
  };
}

/** TypeScript takes the word after `@throws` for a type; in ours it belongs to the sentence. */
function throwsOf(tags: readonly ts.JSDocTag[]): string | undefined {
  const tag = tags.find(({ tagName }) => tagName.text === 'throws');
  if (!tag) return undefined;
  const [, text = ''] = /^@throws\s+([\s\S]*)$/.exec(tag.getText()) ?? [];
  return text.replaceAll(/\n\s*\*[ \t]?/g, '\n').trim();
}

function textOf(comment: ts.JSDocTag['comment']): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim();
}
