import { codes } from './known-words.ts';

/** Whose failure a text tells of: Box's, somebody else's, or nobody's in particular. */
export type About = 'box' | 'others' | 'nobody';

/** Names that nothing but Box, its hosts and its SDKs has. Not `dropbox.com`, not `sandbox.com`. */
const BOX_NAMES: readonly RegExp[] = [
  /(?<![a-z0-9-])(?:box\.com|boxcloud\.com|boxcdn\.net)(?![a-z0-9-])/iu,
  /\bbox-request-id\b/iu,
  /\bBearer realm=\\{0,3}"Service\\{0,3}"/iu,
  /\b(?:box-(?:node|python|java|windows|typescript|dotnet|ios)-sdk|boxsdk|box_sdk_gen|box-sdk-gen|box-typescript-sdk-gen)\b/iu,
  /\bcom\.box\.sdk(?:gen)?\b/u,
  /\bBox\.(?:V2|Sdk\.Gen)\b/u,
  /\bBox(?:API|Api|SDK|Sdk|CLI|OAuth|SessionInvalidated|Network)(?:Response)?(?:Error|Exception)\b/u,
  /\bBoxr::/u,
  /\bbox_(?:subject|sub|device)_(?:type|id)\b/u,
  /\bbox login\b|\bbox (?:api|sdk|cli|platform|admin|developer console|service account|folder|enterprise)\b/iu,
];

/**
 * Marks of other services and programs. They count only where nothing speaks for Box: a log of a Box failure names GitHub,
 * npm and Docker all the time.
 */
const OTHERS = new RegExp(`(?:${[
  'github', 'gitlab', 'bitbucket', 'amazonaws', '\\baws\\b', 'amzn', 'AADSTS', 'microsoft', 'azure', 'google', 'firebase', 'gserviceaccount', 'stripe', 'slack', 'dropbox',
  'salesforce', '\\bokta\\b', 'auth0', 'atlassian', '\\bjira\\b', 'npm err', '\\bnpm\\b', 'pypi', 'docker', 'kubernetes', 'kubectl', 'postgres', 'mysql', 'redis', 'mongo',
  'mariadb', 'sqlite', 'elasticsearch', 'kafka', 'rabbitmq', 'twilio', 'sendgrid', 'openai', 'anthropic', 'cloudflare', 'heroku', 'vercel', 'netlify', 'terraform', 'ansible',
  'jenkins', 'spotify', 'discord', 'facebook', 'twitter', 'linkedin', 'shopify', 'paypal', 'zoom\\.us', 'notion', 'virtualbox', 'mailbox', 'checkbox', 'keycloak', 'hashicorp',
  'example\\.(?:com|org|net)', 'apple\\.com', 'wikipedia', 'maven', 'gradle', 'smtp', 'imap', 'ldap', '\\bssh\\b', '\\bgit\\b', 'apt-get', 'yum', 'pip install',
].join('|')})`, 'iu');

/** The fields of Box's error, in any program's way of printing an object. */
const TYPE_ERROR = /\btype\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?error\b/u;
const CODE_FIELD = /\bcode\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?([a-z][a-z_]{2,60})\b/gu;

/** `type: error` beside a `code` that is Box's: others have one or the other. */
const hasBoxsFields = (text: string): boolean =>
  TYPE_ERROR.test(text) && [...text.matchAll(CODE_FIELD)].slice(0, MOST_CODES).some(([, code = '']) => codes().has(code));
const MOST_CODES = 20;

/** A code and nothing else, as people copy it out of a message. */
const isBareCode = (text: string): boolean => text.includes('_') && codes().has(text.trim());

/** Whose failure it is, by the names in the text, or by the form of what it quotes. */
export function aboutWhom(text: string): About {
  if (BOX_NAMES.some((name) => name.test(text)) || hasBoxsFields(text) || isBareCode(text)) return 'box';
  return OTHERS.test(text) ? 'others' : 'nobody';
}

/** Does a JSON value have the form of Box's error (https://developer.box.com/reference/resources/client-error)? */
export function isBoxError(json: Readonly<Record<string, unknown>>): boolean {
  const { type, status, code, message, request_id: requestId, help_url: helpUrl, context_info: context } = json;
  if (typeof helpUrl === 'string' && /(?<![a-z0-9-])box\.com/iu.test(helpUrl)) return true;
  if (type !== 'error') return false;
  if (typeof code === 'string' && codes().has(code)) return true;
  if (typeof status !== 'number' && typeof status !== 'string') return false;
  return [code, message, requestId].some((each) => typeof each === 'string') || typeof context === 'object';
}

const OAUTH_FIELDS: readonly string[] = ['error', 'error_description', 'error_uri', 'request_id', 'status', 'statusCode'];

/** OAuth's error answer (RFC 6749 section 5.2) and nothing besides: other servers add fields of their own. */
export function isOauthError(json: Readonly<Record<string, unknown>>): boolean {
  const { error, error_description: description } = json;
  return ((typeof error === 'string' && /^[a-z_]{3,40}$/u.test(error)) || typeof description === 'string') && Object.keys(json).every((name) => OAUTH_FIELDS.includes(name));
}
