/** What may be a secret that ended up in the wrong input, by its form: JSON, PEM, a JWT, a UUID. */
const SECRET_FORMS = /[{}]|-----|\beyJ|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/iu;
/** Runs as random text has them; words, paths and file names are broken by their own separators. */
const RUN = /[A-Za-z0-9+=]{12,4096}/gu;
const LONGEST_WORD = 24;
/** A number with a slip in it is no random text. */
const NUMBER = /^[A-Za-z]?\d{1,20}[A-Za-z]?$/u;

/** Does it look like a secret, or hold what does? Read late (scripts/build/late.mjs): only what is refused is asked about. */
export const mayBeSecret = (raw: string): boolean => SECRET_FORMS.test(raw) || (raw.match(RUN) ?? []).some(isRandom);

/** Letters of both cases and digits; or as long as no word with a number behind it is, mixed. */
function isRandom(run: string): boolean {
  if (NUMBER.test(run)) return false;
  const kinds = [/[a-z]/u, /[A-Z]/u, /\d/u].filter((kind) => kind.test(run)).length;
  return kinds === 3 || (kinds === 2 && /\d/u.test(run) && run.length >= 16) || run.length > LONGEST_WORD;
}
