/**
 * Takes secrets out of a pasted text by their shape, before anything else reads it: what is gone here can't be shown later.
 * Every expression is without nested or overlapping quantifiers, so that it takes linear time on any text.
 */

const HIDDEN = '***';

/** Names of fields whose value is a secret, in JSON, forms, headers, query strings and the dumps of SDKs. */
const SECRET_NAMES = [
  'access_?token', 'refresh_?token', 'subject_?token', 'actor_?token', 'upload_?token', 'developer_?token', 'id_?token', 'assertion', 'client_?secret',
  'pass_?phrase', 'password', 'passwd', 'private_?key', 'jwt_private_key', 'jwt_private_key_passphrase', 'api_?key', 'primary_?key', 'secondary_?key',
  'shared_link_password', 'download_url', 'webhook_signature', 'authorization', 'proxy-authorization', 'cookie', 'set-cookie',
  'box-signature-primary', 'box-signature-secondary',
].join('|');

/** What stands before a value: `name:`, `name=`, `"name" => `, also with a scheme (RFC 9110 section 11.1). */
const LABEL = new RegExp(
  `(?<![a-z0-9])(?:${SECRET_NAMES})(?:\\\\{0,3}["'])?\\s{0,4}(?:=>|[:=]|%3[aA]|%3[dD])\\s{0,4}`
  + '(?:(?:bearer|basic|negotiate|ntlm|digest)\\s{1,4})?',
  'giu',
);
const OPENING = /(\\{0,3})(["'])/uy;
/** A value without quotes ends at white space, at a quote, and at what separates it from another field or from a tag. */
const UNQUOTED = /(?:[^\s"'&,;<]|[,;](?![\s"'\\]|[\w.-]{1,60}\s{0,4}[=:])|&(?!amp;|[\w.~%-]{1,60}=)|<(?!\/[a-z]|br\b)){1,8192}/iuy;
/** Brackets around it are not the value's, nor is the backslash of a quote behind it. */
const NOT_ITS_OWN = /[\\)\]}>({[]$/u;
const LONGEST_VALUE = 8192;

/** `Bearer realm=…` is a challenge, not a token. */
const BEARER = /\b(bearer|basic|negotiate|ntlm)((?:\s|%20|\+){1,4})(?!realm\b)([a-z0-9._~+/-]{8,8192}={0,2})/giu;
/** RFC 7519: three parts in base64url; the header of every JWT in JSON begins with these letters. */
const JWT = /\beyJ[\w-]{8,8192}(?:\.[\w-]{0,8192}){0,2}/gu;
/** RFC 7468, also with its line breaks escaped, and cut off before its end. */
const PEM = /-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{0,16384}(?:-----END [A-Z0-9 ]{1,40}-----)?/gu;
/** RFC 3986 section 3.2.1. */
const URL_LOGIN = /\b([a-z][a-z0-9+.-]{1,15}:\/\/)[^\s/@"'<>]{1,256}@/giu;
/** `curl -u ID:SECRET`, `--user`, `--proxy-user`. */
const CURL_LOGIN = /(\s(?:-u|-U|--user|--proxy-user)[\s=]{1,3})["']?[^\s"']{1,512}/gu;
/** Random text: letters and digits mixed, as long as no word is. Box's tokens and secrets have 32 characters. */
const OPAQUE = /\b(?=[a-z_-]{0,64}\d)(?=[0-9_-]{0,64}[a-z])[a-z0-9_-]{24,}\b/giu;
const SHORTEST_KEPT = 8;

/** `text` without tokens, secrets, keys and passwords, wherever they occur again. */
export function withoutSecrets(text: string): string {
  const found = new Set<string>();
  const learn = (value: string): void => {
    if (value.length >= SHORTEST_KEPT && !/^\*+$/u.test(value)) found.add(value);
  };
  const unnamed = text
    .replace(PEM, HIDDEN)
    .replace(BEARER, (_, scheme: string, space: string, token: string) => {
      learn(token);
      return `${scheme}${space}${HIDDEN}`;
    });
  const hidden = withoutLabelled(unnamed, learn)
    .replace(JWT, HIDDEN)
    .replace(URL_LOGIN, `$1${HIDDEN}@`)
    .replace(CURL_LOGIN, `$1${HIDDEN}`);
  return forgetting(hidden, found);
}

/** More different secrets in one failure is a list of something else; the shapes above have taken them out where they are named. */
const MOST_REPEATED = 50;

/** A secret that was named once is taken out where it stands without its name, too. */
function forgetting(text: string, secrets: ReadonlySet<string>): string {
  return [...secrets].slice(0, MOST_REPEATED).reduce((left, secret) => left.split(secret).join(HIDDEN), text);
}

/** Every value that stands after the name of a secret, whole. */
function withoutLabelled(text: string, learn: (value: string) => void): string {
  let out = '';
  let done = 0;
  LABEL.lastIndex = 0;
  for (let label = LABEL.exec(text); label !== null; label = LABEL.exec(text)) {
    const [from, to] = valueAt(text, label.index + label[0].length);
    const value = text.slice(from, to);
    LABEL.lastIndex = Math.max(to, label.index + 1);
    // What was blanked may stand in brackets, of which the last was taken for somebody else's.
    if (isHarmless(value) || isHarmless(text.slice(from, to + 1))) continue;
    learn(value);
    out += text.slice(done, from) + HIDDEN;
    done = to;
  }
  return out + text.slice(done);
}

/** From where to where the value at `at` stands, without its quotes. */
function valueAt(text: string, at: number): readonly [number, number] {
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text);
  if (opening !== null) {
    const [, around = '', quote = ''] = opening;
    const from = OPENING.lastIndex;
    return [from, endOfQuoted(text, from, quote, around.length)];
  }
  UNQUOTED.lastIndex = at;
  let end = UNQUOTED.test(text) ? UNQUOTED.lastIndex : at;
  while (end - at > 1 && NOT_ITS_OWN.test(text.charAt(end - 1))) end -= 1;
  return [at, end];
}

/**
 * Where a quoted value ends. A quote of its own has one more level of backslashes before it than those around it: `\\"` in
 * JSON, `\\\\\\"` in JSON in JSON.
 */
function endOfQuoted(text: string, from: number, quote: string, around: number): number {
  let backslashes = 0;
  const last = Math.min(text.length, from + LONGEST_VALUE);
  for (let at = from; at < last; at += 1) {
    const unit = text.charAt(at);
    if (unit === '\n') return at;
    if (unit === '\\') backslashes += 1;
    else {
      const escaping = backslashes % (2 * (around + 1));
      if (unit === quote && escaping <= around) return at - escaping;
      backslashes = 0;
    }
  }
  return last;
}

/** What stands where SDKs and people have blanked a value, or said that there is none. An opening bracket is of something else. */
const HARMLESS = new RegExp(
  '^(?:(?:bearer|basic|negotiate|ntlm|digest)\\s{0,4})?'
  + '(?:\\*+|none|null|undefined|\\[redacted\\]|---\\[redacted\\]---|-{3,}|<[a-z_ -]{1,30}>|[{[(]+|realm=(?:service)?)?$',
  'iu',
);
const isHarmless = (value: string): boolean =>
  HARMLESS.test(value.includes('[') ? value.trim() : value.trim().replace(/[.)\]}]{1,8}$/u, ''));

/** A message that is going to be shown, without what looks random: nobody reads it, and it may be a secret. */
export const withoutOpaque = (words: string): string => words.replace(OPAQUE, HIDDEN);
