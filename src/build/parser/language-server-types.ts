/**
 * The two functions of `vscode-languageserver-types` that dockerfile-ast calls, for the page. Nothing can be left out of
 * the package itself, whose other functions would be a twelfth of the engine's script.
 */

/** Both are counted from 0. */
interface PositionLiteral {
  readonly line: number;
  readonly character: number;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 2 ** 31;

function isPosition(value: unknown): value is PositionLiteral {
  if (typeof value !== 'object' || value === null) return false;
  return 'line' in value && isNumber(value.line) && 'character' in value && isNumber(value.character);
}

export const Position = {
  create: (line: number, character: number): PositionLiteral => ({ line, character }),
};

export const Range = {
  /**
   * Takes two positions, or the two numbers of each.
   *
   * @throws Error for anything else
   */
  create(...given: readonly unknown[]): { readonly start: PositionLiteral; readonly end: PositionLiteral } {
    const [one, two, three, four] = given;
    if (isNumber(one) && isNumber(two) && isNumber(three) && isNumber(four)) {
      return { start: Position.create(one, two), end: Position.create(three, four) };
    }
    if (isPosition(one) && isPosition(two)) return { start: one, end: two };
    throw new Error(`Range.create takes no such arguments: ${given.join(', ')}`);
  },
};
