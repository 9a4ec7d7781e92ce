
/** A secret shorter than this has no parts worth looking for. */
const PART_LENGTH = 12;

/** Where a secret was found: which form of it, never the secret itself. */
export interface Leak {
  readonly where: string;
  readonly form: string;
}

/**
 * Looks for secrets in what a run left behind: whole, in parts of a line, JSON-escaped, URL-encoded and in base64 at every
 * offset. Independent of the product's own scrubbing, so that one mistake can't hide on both sides.
 */
export function findSecrets(places: Readonly<Record<string, string>>, secrets: readonly string[]): readonly Leak[] {
  const forms = secrets.flatMap(formsOf);
  return Object.entries(places).flatMap(([where, content]) => forms.filter(({ text }) => content.includes(text)).map(({ form }) => ({ where, form })));
}

interface Form {
  readonly form: string;
  readonly text: string;
}

function formsOf(secret: string): Form[] {
  const lines = secret.split(/\r?\n/u).filter((line) => line.length >= PART_LENGTH && !line.startsWith('-----'));
  return lines.flatMap((line) => [
    ...parts('whole or part', line),
    ...parts('JSON-escaped', JSON.stringify(line).slice(1, -1)),
    ...parts('URL-encoded', encodeURIComponent(line)),
    ...[0, 1, 2].flatMap((offset) => parts(`base64 at offset ${offset}`, base64(line, offset))),
    ...[0, 1, 2].flatMap((offset) => parts(`base64url at offset ${offset}`, base64(line, offset).replaceAll('+', '-').replaceAll('/', '_'))),
  ]);
}

/** Overlapping parts, so that any {@link PART_LENGTH} × 2 characters in a row of the text hold one of them whole. */
function parts(form: string, text: string): Form[] {
  const found: Form[] = [];
  for (let at = 0; at + PART_LENGTH <= text.length; at += PART_LENGTH / 2) found.push({ form, text: text.slice(at, at + PART_LENGTH) });
  return found;
}

function base64(text: string, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset, 0), Buffer.from(text)]).toString('base64').replace(/=+$/u, '');
  // The characters that depend on what stands before and after.
  return encoded.slice(offset === 0 ? 0 : 4, -1);
}

