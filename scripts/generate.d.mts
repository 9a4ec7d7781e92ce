/** A generated file: its text now (`null`: not there) and as the tables want it (`null`: gone). */
export interface GeneratedFile {
  readonly file: string;
  readonly now: string | null;
  readonly wanted: string | null;
}
export function generatedFiles(): Promise<readonly GeneratedFile[]>;
export function withSection(text: string, name: string, body: string): string;
