/** Which heredocs an instruction begins, by BuildKit's rules (parser.go, heredocsFromLine). */

export interface Heredoc {
  /** The line that ends it. */
  readonly name: string;
  /** Whether tabs may stand before that line: `<<-`. */
  readonly stripsTabs: boolean;
}

const WORD = /(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.?|[^\s'"\\])+/gs;
const HEREDOC = /^\d*<<(-?)([^<]*)$/;

/**
 * The heredocs of a RUN, COPY or ADD.
 *
 * @param line the instruction without continuations
 */
export function readHeredocs(line: string): readonly Heredoc[] {
  if (!line.includes('<<')) return [];
  // BuildKit sees no words at all where a quote stays open.
  if (line.replace(WORD, '').trim() !== '') return [];
  return [...line.matchAll(WORD)].flatMap(([word]) => {
    const [, dash, name] = HEREDOC.exec(word) ?? [];
    return name ? [{ name: unquote(name), stripsTabs: dash === '-' }] : [];
  });
}

function unquote(name: string): string {
  return name.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.?)/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$])/g, '$1') ?? escaped ?? '',
  );
}
