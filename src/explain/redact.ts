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

/** A value after `name:` or `name=`: quoted (also escaped), or up to the next separator. A token after `Bearer ` belongs to it. */
const LABELLED = new RegExp(
  `((?<![a-z0-9])(?:${SECRET_NAMES})(?:\\\\{0,3}["'])?\\s{0,4}(?:[:=]|=>|%3[aA]|%3[dD])\\s{0,4})`
  + '(?:(\\\\{0,3}["\'])([^"\'\\\\\\n]{1,8192})|(?:(?:bearer|basic|negotiate|ntlm|digest)\\s{1,4})?[^\\s"\'&,;}\\])<>]{1,8192})',
  'giu',
);

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
  const hidden = text
    .replace(PEM, HIDDEN)
    .replace(BEARER, (_, scheme: string, space: string, token: string) => {
      learn(token);
      return `${scheme}${space}${HIDDEN}`;
    })
    .replace(LABELLED, (whole: string, label: string, quote: string | undefined, value: string | undefined) => {
      if (isHarmless(value ?? whole.slice(label.length))) return whole;
      learn(value ?? whole.slice(label.length));
      return `${label}${quote ?? ''}${HIDDEN}`;
    })
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

/** What stands where SDKs and people have already blanked a value, or said that there is none. */
const isHarmless = (value: string): boolean => /^(?:\*+|none|null|undefined|\[redacted\]|---\[redacted\]---|-{3,}|<[a-z_ -]{1,30}>|["'{[(]|bearer|realm)/iu.test(value.trim());

/** A message that is going to be shown, without what looks random: nobody reads it, and it may be a secret. */
export const withoutOpaque = (words: string): string => words.replace(OPAQUE, HIDDEN);
