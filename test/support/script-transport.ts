import type { Answer, Failure } from '../../src/box/failure.ts';
import { parseFailure } from '../../src/box/failure-parse.ts';
import type { Outcome2xx, OutgoingRequest, Transport } from '../../src/box/transport-types.ts';
import type { Purpose } from '../../src/foundation/exchange.ts';
import { Secret, reveal } from '../../src/foundation/secret.ts';

/** A request as it would have gone out, with its secrets open. */
export interface Sent {
  readonly purpose: Purpose;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bearer: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly json: unknown;
  readonly followUp: boolean;
}

/** Behind the name by which a test speaks of a token: a real one is a long word. */
const TAIL = '-of-the-test-0123456789';

/** A token as Box would issue it, by the test's name for it. */
export const tokenNamed = (name: string): string => `${name}${TAIL}`;

/** The test's name for what was sent or masked. */
export const nameOfToken = (raw: string): string => (raw.endsWith(TAIL) ? raw.slice(0, -TAIL.length) : raw);

/** What the script answers: an HTTP answer, or a failure that needs none. */
export type Reply =
  | { readonly status: number; readonly json?: unknown; readonly text?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly failure: Failure };

export interface ScriptTransport extends Transport {
  readonly sent: Sent[];
  readonly handshakes: string[];
}

/** A transport that keeps what it was to send and answers from a script. `tries` of each request are built before its answer. */
export function scriptTransport(script: (sent: Sent, nth: number) => Reply | Promise<Reply>, tries = 1): ScriptTransport {
  const sent: Sent[] = [];
  const handshakes: string[] = [];
  return {
    sent,
    handshakes,
    async request(outgoing) {
      let last = opened(outgoing, 1);
      sent.push(last);
      for (let attempt = 2; attempt <= tries; attempt += 1) sent.push((last = opened(outgoing, attempt)));
      const exchange = sent.length - 1;
      return outcomeOf(await script(last, sent.filter((each) => each.purpose === outgoing.purpose).length), outgoing.purpose, exchange);
    },
    handshake(_target, url): Promise<Answer<true>> {
      handshakes.push(url.origin);
      return Promise.resolve({ kind: 'answered', value: true, exchange: sent.length });
    },
  };
}

function opened({ purpose, followUp, build }: OutgoingRequest, attempt: number): Sent {
  const { method, url, headers, bearer, body } = build(attempt);
  const fields = body.kind === 'form' ? Object.entries(body.fields) : [];
  return {
    purpose, method, url, headers, followUp,
    bearer: bearer === null ? null : nameOfToken(reveal(bearer)),
    fields: Object.fromEntries(fields.map(([name, value]) => [name, nameOfToken(value instanceof Secret ? reveal(value) : value)])),
    json: body.kind === 'json' ? body.value : null,
  };
}

function outcomeOf(reply: Reply, purpose: Purpose, exchange: number): Outcome2xx {
  if ('failure' in reply) return { kind: 'failed', failure: reply.failure };
  const { status, headers = {} } = reply;
  const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  if (status < 300) {
    return { kind: 'answered', status, body: text, exchange, answer: { status, headers, body: new TextEncoder().encode(text), complete: true } };
  }
  const answer = { purpose, status, headers, text, complete: true, retryAfterSeconds: null, exchange };
  return { kind: 'failed', failure: parseFailure(answer, (words) => words).failure };
}
