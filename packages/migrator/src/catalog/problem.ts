/** Why something could not be done, and what to do about it. */
export interface Problem {
  readonly problem: string;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
