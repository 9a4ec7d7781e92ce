import type { Clock } from '../../src/foundation/deps.ts';
import type { TransportFault } from '../../src/foundation/exchange.ts';
import { reveal } from '../../src/foundation/secret.ts';
import { WireFault } from '../../src/foundation/wire.ts';
import type { Reached, Stage, Wire, WireAnswer, WireFaultFacts, WireRequest } from '../../src/foundation/wire.ts';

/** What the network does with one request; `afterMs` on the injected clock, at once where it is missing. */
export type Step =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** An object is sent as JSON. */
      readonly body?: string | Readonly<Record<string, unknown>>;
      readonly complete?: boolean;
      readonly afterMs?: number;
    }
  | { readonly kind: 'fault'; readonly fault: TransportFault; readonly facts?: Partial<WireFaultFacts>; readonly afterMs?: number }
  /** No answer, ever. A deaf one does not even heed its signal. */
  | { readonly kind: 'hang'; readonly deaf?: boolean; readonly at?: Stage; readonly proxy?: string };

/** What was sent, with its secrets: for tests only. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bearer: string | null;
  /** Form fields or JSON, as text. */
  readonly body: string;
  readonly atMs: number;
}

export interface ScriptWire extends Wire {
  readonly sent: Sent[];
  readonly handshakes: string[];
  /** The most requests that were ever under way at once. */
  readonly peak: () => number;
  readonly closed: () => boolean;
}

/** A network that does what `script` says of each request, counted from 0. Handshakes ask it too, as method `TLS`. */
export function scriptWire(clock: Clock, script: (sent: Sent, index: number) => Step): ScriptWire {
  const sent: Sent[] = [];
  const handshakes: string[] = [];
  let underWay = 0;
  let peak = 0;
  let closed = false;

  async function play(request: Sent, index: number, signal: AbortSignal, reached: Reached = () => undefined): Promise<WireAnswer> {
    underWay += 1;
    peak = Math.max(peak, underWay);
    try {
      const step = script(request, index);
      if (step.kind === 'hang') reached(step.at ?? 'answer', step.proxy ?? null);
      else reached('answer', null);
      await later(step, clock, signal);
      if (step.kind === 'answer') return answerOf(step);
      throw new WireFault(step.kind === 'fault' ? step.fault : 'reset', {
        code: null, host: new URL(request.url).host, proxy: null, proxyStatus: null, certificate: null, ...(step.kind === 'fault' ? step.facts : {}),
      });
    } finally {
      underWay -= 1;
    }
  }

  return {
    sent,
    handshakes,
    peak: () => peak,
    closed: () => closed,
    send(request, signal, reached) {
      const seen = seenOf(request, clock.monotonic());
      return play(seen, sent.push(seen) - 1, signal, reached);
    },
    prepare: () => undefined,
    async handshake(url, signal, reached) {
      const seen: Sent = { method: 'TLS', url: url.href, headers: {}, bearer: null, body: '', atMs: clock.monotonic() };
      await play(seen, handshakes.push(url.href) - 1, signal, reached);
    },
    close() {
      closed = true;
    },
  };
}

function seenOf(request: WireRequest, atMs: number): Sent {
  const { method, url, headers, bearer } = request;
  return { method, url: url.href, headers, bearer: bearer === null ? null : reveal(bearer), body: bodyOf(request.body), atMs };
}

function bodyOf(body: WireRequest['body']): string {
  switch (body.kind) {
    case 'none':
      return '';
    case 'json':
      return JSON.stringify(body.value);
    case 'form': {
      const fields = Object.entries(body.fields).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : reveal(value)]);
      return new URLSearchParams(fields).toString();
    }
  }
}

function later(step: Step, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (step.kind !== 'hang') {
      if (step.afterMs === undefined) resolve();
      else clock.after(step.afterMs, resolve);
    }
    if (step.kind === 'hang' && step.deaf === true) return;
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

function answerOf(step: Extract<Step, { kind: 'answer' }>): WireAnswer {
  const { status, headers = {}, body = '', complete = true } = step;
  return { status, headers, body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)), complete };
}
