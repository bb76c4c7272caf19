/** A stretch of the text: offsets in UTF-16 code units, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where something stands, for people: line and column count from 1, the column in UTF-16 code units. */
export interface Place extends Range {
  readonly line: number;
  readonly column: number;
}
