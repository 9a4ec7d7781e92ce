import type { Seen } from './types.ts';

/** `curl -v` marks what came with `< `, what it sent with `> `, what it says itself with `* `. */
const STATUS_LINE = /^[<\s|]{0,4}HTTP\/[123](?:\.[0-9])?\s{1,4}([1-5]\d\d)(?:\s|$)(.{0,200})/u;
const HEADER = /^[<\s|]{0,4}([A-Za-z][A-Za-z0-9-]{1,63}):[ \t]{0,4}(.{0,8000})$/u;
/** What curl says between the parts of an answer, and what was sent. */
const CURLS_OWN = /^(?:[*>] |[{}] \[\d{1,9} bytes data\]|\s{0,4}% Total|\s{0,4}Dload|curl: \(\d)/u;

interface Answer {
  readonly status: number;
  readonly phrase: string;
  readonly headers: Record<string, string>;
  readonly body: string[];
  /** A proxy's to CONNECT (RFC 9110 section 9.3.6): Box was not asked yet. */
  toConnect: boolean;
}

/** `curl -v` shows what it asked; without that, curl says afterwards whose answer it was. */
const ASKED = /^> ([A-Z]{3,10}) \S/u;
const TUNNEL_FAILED = /^(?:\* |curl: \(\d{1,3}\) )?(?:CONNECT tunnel failed|Received HTTP code \d{3} from proxy after CONNECT)/u;

/** Every HTTP answer that the text shows with its status line, in order. */
function answersIn(text: string): readonly Answer[] {
  const answers: Answer[] = [];
  let inHeaders = false;
  let asked: string | null = null;
  for (const line of text.split('\n')) {
    const start = STATUS_LINE.exec(line);
    if (start !== null) {
      answers.push({ status: Number(start[1]), phrase: (start[2] ?? '').trim(), headers: {}, body: [], toConnect: asked === 'CONNECT' });
      inHeaders = true;
      continue;
    }
    asked = ASKED.exec(line)?.[1] ?? asked;
    const current = answers.at(-1);
    if (current !== undefined && TUNNEL_FAILED.test(line)) current.toConnect = true;
    if (current === undefined || CURLS_OWN.test(line)) continue;
    inHeaders = inHeaders && takeHeader(line, current);
    if (!inHeaders) current.body.push(line.replace(/^< ?$/u, ''));
  }
  return answers;
}

/** Is this still the head of the answer? An empty line ends it, and so does the beginning of a body where a paste lost that line. */
function takeHeader(line: string, { headers }: Answer): boolean {
  if (/^[<\s|]{0,4}$/u.test(line)) return false;
  const header = HEADER.exec(line);
  if (header === null) return false;
  addHeader(headers, header[1] ?? '', header[2] ?? '');
  return true;
}

function addHeader(headers: Record<string, string>, name: string, value: string): void {
  const key = name.toLowerCase();
  const before = headers[key];
  headers[key] = before === undefined ? value.trim() : `${before}, ${value.trim()}`;
}

/** The answer to a proxy's CONNECT says nothing about Box where others follow; neither does a 1xx. */
const isPreliminary = ({ status, phrase }: Answer): boolean => status < 200 || (status === 200 && /^connection established/iu.test(phrase));

/**
 * The last HTTP answer of `curl -i` or the like: after redirects and a proxy's CONNECT, the last counts. `null`: none is shown,
 * or a proxy's refusal of the tunnel is the last.
 */
export function lastAnswer(text: string): Seen | null {
  const last = answersIn(text).filter((answer) => !isPreliminary(answer)).at(-1);
  if (last === undefined || last.toConnect) return null;
  return { status: last.status, headers: last.headers, body: last.body.join('\n').trim(), from: 'answer' };
}

/** Headers that tell something of a failure. */
const TELLING: ReadonlySet<string> = new Set([
  'www-authenticate', 'box-request-id', 'retry-after', 'content-type', 'location', 'date', 'server', 'via', 'proxy-authenticate', 'status',
]);

/** Headers that stand alone, without a status line, or as a dump of an SDK prints them. */
export function looseHeaders(text: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = HEADER.exec(line.replace(/^:(?=status:)/u, '')) ?? [];
    if (TELLING.has(name.toLowerCase()) && headers[name.toLowerCase()] === undefined) addHeader(headers, name, value);
  }
  return { ...dumpedHeaders(text), ...headers };
}

/** The challenge of Box's API (RFC 6750 section 3), however deep in quotes it stands. */
const CHALLENGE = /Bearer realm=\\{0,3}"Service\\{0,3}"(?:,?\s{0,4}error=\\{0,3}"([a-z_]{3,40})\\{0,3}")?(?:,?\s{0,4}error_description=\\{0,3}"([^"\\\n]{0,300}))?/iu;
const REQUEST_ID = /\bbox-request-id\\{0,3}["']?(?:\s{0,4}(?:[:=]|=>)\s{0,4}|,\s)\[?\\{0,3}["']?([0-9a-z]{8,80})\b/iu;
const RETRY_AFTER = /\bretry-after\\{0,3}["']?\s{0,4}(?:[:=]|=>)\s{0,4}\[?\\{0,3}["']?(\d{1,9})\b/iu;

function dumpedHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  const challenge = CHALLENGE.exec(text);
  if (challenge !== null) headers['www-authenticate'] = challengeOf(challenge[1], challenge[2]);
  const id = REQUEST_ID.exec(text)?.[1];
  if (id !== undefined) headers['box-request-id'] = id;
  const seconds = RETRY_AFTER.exec(text)?.[1];
  if (seconds !== undefined) headers['retry-after'] = seconds;
  return headers;
}

function challengeOf(error: string | undefined, description: string | undefined): string {
  const parts = [error === undefined ? '' : `, error="${error}"`, description === undefined ? '' : `, error_description="${description}"`];
  return `Bearer realm="Service"${parts.join('')}`;
}

/** Which status a challenge alone stands for (box-errors.md section 2). */
export function statusOfHeaders(headers: Readonly<Record<string, string>>): number | null {
  const written = /^[1-5]\d\d/u.exec(headers['status'] ?? '')?.[0];
  if (written !== undefined) return Number(written);
  const challenge = headers['www-authenticate'];
  if (headers['proxy-authenticate'] !== undefined) return 407;
  if (challenge === undefined || !/realm="Service"/iu.test(challenge)) return null;
  return challenge.includes('insufficient_scope') ? 403 : 401;
}
