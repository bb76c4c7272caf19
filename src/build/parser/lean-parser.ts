/** Leaves out of the page what the engine does not need of dockerfile-ast: a tenth of its script. */
import { fileURLToPath } from 'node:url';

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const lean = { entry: beside('dockerfile-ast.ts'), types: beside('language-server-types.ts') };

export function leanParser() {
  return {
    name: 'lean-parser',
    enforce: 'pre' as const,
    resolveId(id: string, importer: string | undefined) {
      const isInside = /[/\\]dockerfile-ast[/\\]lib[/\\]/.test(importer ?? '');
      // Its files ask their own entry for the names of instructions.
      if (id === 'dockerfile-ast' || (id === './main' && isInside)) return lean.entry;
      return id === 'vscode-languageserver-types' && isInside ? lean.types : undefined;
    },
  };
}
