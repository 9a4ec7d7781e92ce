/** A place in a file that people wrote, such as the line of a config file that asks for a check. */
export interface Location {
  /** Relative to the workspace with forward slashes where the file lies in it, as annotations want it; else as it was named. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}
