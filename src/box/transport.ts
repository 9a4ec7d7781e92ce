import type { CallBudget } from '../foundation/budget.ts';
import type { Deps } from '../foundation/deps.ts';
import type { Exchange, Purpose } from '../foundation/exchange.ts';
import type { Reached, Wire } from '../foundation/wire.ts';
import { createEnding, endingOf, pause, race } from './ending.ts';
import type { Ending, Raced, RunEnd } from './ending.ts';
import type { Answer, Failure, HttpFailure, TransportFailure } from './failure.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { createPace, MOST_REQUESTS_AT_A_TIME, REQUESTS_A_MINUTE } from './pace.ts';
import type { Pace } from './pace.ts';
import { createRecorder, stopped } from './recorder.ts';
import type { Answered, Observers, Reach, Recorder, Tried } from './recorder.ts';
import type { TryFacts } from './recording.ts';
import { retryDecision } from './retry.ts';
import type { Outcome2xx, OutgoingRequest, Transport } from './transport-types.ts';

/** Contract, section 8: revocations run side by side, at most 3 seconds. */
export const REVOKE_TIMEOUT_MS = 3000;

/** A glance that must never hold a run up (box-errors.md section 9: 3 s, and no verdict rests on it). */
export const STATUS_PAGE_TIMEOUT_MS = 3000;

/** Nobody is helped by waiting for these: the status page is a glance, and what a listing would show can be read by itself. */
const TRIED_ONCE: ReadonlySet<Purpose> = new Set<Purpose>(['status-page', 'folder-items']);

/** What bounds the requests of a run. */
export interface TransportLimits {
  /** `request-timeout`: one try, connect to last byte. */
  readonly requestTimeoutMs: number;
  /** `max-attempts`: tries of one request, the first included. */
  readonly maxAttempts: number;
}

export interface TransportOptions extends Observers {
  readonly deps: Deps;
  readonly limits: TransportLimits;
  readonly budget: CallBudget;
  /** Aborted when the run ends, with `'deadline'` or `'interrupted'` as its reason. Revocations do not heed it. */
  readonly signal: AbortSignal;
  /** The run's end on `deps.clock.monotonic()`: no pause is begun that would outlast it. */
  readonly deadlineAtMonotonicMs: number;
}

/** The transport as its owner, the run, holds it. */
export interface RunTransport extends Transport {
  /** Tells, before anything is sent, how many requests to a host will go out at once when a first answer is there. */
  foresee(url: URL, count: number): void;
  /** All that was recorded so far, in the order in which the tries ended; an exchange's index is its name. */
  exchanges(): readonly Exchange[];
  /** Requests sent, every try counted, revocations not (output `api-calls`). */
  calls(): number;
  /** The same, by whom they were counted for. */
  costs(): ReadonlyMap<string, number>;
  reach(): Reach;
  /** Ends what is under way and frees the connections. */
  close(): Promise<void>;
}

/** Nothing is opened before something is sent. See {@link Transport}. */
export function createTransport(options: TransportOptions): RunTransport {
  return new TransportOverWire(options);
}

/** What tells a revocation from any other request: it outlives the run, goes first, and is short. */
interface Manner {
  readonly ending: Ending;
  readonly urgent: boolean;
  readonly timeoutMs: number;
}

/** What is known of a try before it is sent. */
type Plan = Omit<TryFacts, 'sentAtMs' | 'durationMs' | 'reached'>;

/** What Box grants outlives the run, so an answer that is on its way is waited for, by whoever revokes. */
const GRANTING: ReadonlySet<Purpose> = new Set<Purpose>(['token', 'user-token']);

class TransportOverWire implements RunTransport {
  readonly #options: TransportOptions;
  readonly #deps: Deps;
  readonly #recorder: Recorder;
  readonly #pace: Pace = createPace();
  readonly #gate: Gate = createGate(() => this.#pace.places(), MOST_REQUESTS_AT_A_TIME);
  readonly #closing: Ending = createEnding();
  readonly #normally: Manner;
  readonly #revoking: Manner;
  readonly #glancing: Manner;
  #opening: Promise<Wire> | null = null;
  #foreseen: { readonly url: URL; readonly count: number } | null = null;
  readonly #costs = new Map<string, number>();
  #calls = 0;
  #toldOfWait = false;

  constructor(options: TransportOptions) {
    const { requestTimeoutMs } = options.limits;
    this.#options = options;
    this.#deps = options.deps;
    this.#recorder = createRecorder(options.deps.vault, options);
    this.#normally = { ending: endingOf(options.signal), urgent: false, timeoutMs: requestTimeoutMs };
    this.#glancing = { ...this.#normally, timeoutMs: Math.min(requestTimeoutMs, STATUS_PAGE_TIMEOUT_MS) };
    this.#revoking = { ending: this.#closing, urgent: true, timeoutMs: Math.min(requestTimeoutMs, REVOKE_TIMEOUT_MS) };
  }

  foresee(url: URL, count: number): void {
    this.#foreseen = { url, count: Math.min(count, MOST_REQUESTS_AT_A_TIME) };
  }

  exchanges(): readonly Exchange[] {
    return this.#recorder.exchanges();
  }

  calls(): number {
    return this.#calls;
  }

  costs(): ReadonlyMap<string, number> {
    return this.#costs;
  }

  reach(): Reach {
    return this.#recorder.reach();
  }

  request(outgoing: OutgoingRequest): Promise<Outcome2xx> {
    const { purpose, followUp, insteadOf, payer, delayed } = outgoing;
    if (purpose === 'revoke') return this.#revoke(outgoing);
    const manner = purpose === 'status-page' ? this.#glancing : this.#normally;
    return this.#persist(purpose, (attempt, last) => this.#inside(manner, purpose, last, async (wire) => {
      const ended = await this.#turn(manner);
      if (ended !== null) return stopped(purpose, ended, last);
      if (!this.#options.budget.spend(followUp, insteadOf)) {
        this.#pace.withdraw();
        return stopped(purpose, 'call-budget', last);
      }
      this.#calls += 1;
      if (payer !== null) this.#costs.set(payer, (this.#costs.get(payer) ?? 0) + 1);
      return await this.#paced(purpose, () => this.#send(wire, outgoing, attempt, manner));
    }), delayed);
  }

  handshake(target: string, url: URL): Promise<Answer<true>> {
    const purpose: Purpose = 'upload-host';
    const method = url.protocol === 'https:' ? 'TLS' : 'TCP';
    return this.#persist<Answer<true>>(purpose, (attempt, last) => this.#inside<Answer<true>>(this.#normally, purpose, last, async (wire) => {
      const plan = { target, purpose, method, url: new URL(url.origin), attempt };
      const { facts, raced } = await this.#timed(plan, this.#normally, (signal, reached) => wire.handshake(url, signal, reached));
      if (raced.kind !== 'done') return this.#recorder.unanswered(facts, raced);
      return { kind: 'settled', value: { kind: 'answered', value: true, exchange: this.#recorder.connected(facts) } };
    }));
  }

  async close(): Promise<void> {
    this.#normally.ending.end('interrupted');
    this.#closing.end('interrupted');
    await this.#opening?.then((wire) => wire.close(), () => undefined);
  }

  async #revoke(outgoing: OutgoingRequest): Promise<Outcome2xx> {
    const tried = await this.#inside(this.#revoking, outgoing.purpose, null, (wire) => this.#send(wire, outgoing, 1, this.#revoking));
    return tried.kind === 'settled' ? tried.value : { kind: 'failed', failure: tried.failure };
  }

  /** Tries until there is an answer, nothing more to hope for, or the end. */
  async #persist<T>(purpose: Purpose, tryOnce: (attempt: number, last: number | null) => Promise<Tried<T>>, delayed?: () => void): Promise<T | { readonly kind: 'failed'; readonly failure: Failure }> {
    let last: number | null = null;
    for (let attempt = 1; ; attempt += 1) {
      const tried = await tryOnce(attempt, last);
      if (tried.kind === 'settled') return tried.value;
      const delayMs = tried.kind === 'stopped' ? null : this.#delayBeforeNext(tried.failure, attempt, tried.cut);
      if (delayMs === null) return { kind: 'failed', failure: tried.failure };
      last = tried.failure.exchange;
      this.#deps.progress({ kind: 'retry', purpose, attempt: attempt + 1, delayMs });
      delayed?.();
      await pause(delayMs, this.#normally.ending, this.#deps.clock);
    }
  }

  /** `null` where there is to be no further try. */
  #delayBeforeNext(failure: HttpFailure | TransportFailure, attempt: number, cut: boolean): number | null {
    if (TRIED_ONCE.has(failure.purpose)) return null;
    const { maxAttempts } = this.#options.limits;
    const remainingMs = this.#options.deadlineAtMonotonicMs - this.#deps.clock.monotonic();
    const decision = retryDecision(failure, { attempt, maxAttempts, remainingMs, random: fraction(this.#deps.random), cut });
    return decision.kind === 'retry' ? decision.delayMs : null;
  }

  /** Runs `use` with a place at the gate, which is given back however it ends. After the end nothing is sent. */
  async #inside<T>(manner: Manner, purpose: Purpose, last: number | null, use: (wire: Wire) => Promise<Tried<T>>): Promise<Tried<T>> {
    let forget = (): void => undefined;
    const leave = await this.#gate.enter(manner.urgent, (stop) => {
      forget = manner.ending.onEnd(stop);
    });
    forget();
    try {
      const wire = manner.ending.reason() === null ? await (this.#opening ??= this.#open()) : null;
      const ended = manner.ending.reason();
      return wire === null || ended !== null ? stopped(purpose, ended ?? 'interrupted', last) : await use(wire);
    } finally {
      leave?.();
    }
  }

  /** Waits until one more request fits into Box's minute, and counts it; tells the run's end where that comes before. */
  async #turn({ ending }: Manner): Promise<RunEnd | null> {
    const { clock, progress } = this.#deps;
    for (let waitMs = this.#pace.begin(clock.monotonic()); waitMs > 0; waitMs = this.#pace.begin(clock.monotonic())) {
      if (!this.#toldOfWait) progress({ kind: 'note', message: `Waiting: Box takes ${REQUESTS_A_MINUTE} requests of a user in a minute, and so many were sent.` });
      this.#toldOfWait = true;
      await pause(waitMs, ending, clock);
      const ended = ending.reason();
      if (ended !== null) return ended;
    }
    return null;
  }

  async #paced<T>(purpose: Purpose, send: () => Promise<Tried<T>>): Promise<Tried<T>> {
    const { clock } = this.#deps;
    const startedMs = clock.monotonic();
    let limited = false;
    try {
      const tried = await send();
      limited = tried.kind === 'failed' && tried.failure.kind === 'http' && tried.failure.status === 429;
      return tried;
    } finally {
      const nowMs = clock.monotonic();
      this.#pace.ended({ purpose, limited, durationMs: nowMs - startedMs, nowMs });
    }
  }

  async #open(): Promise<Wire> {
    const wire = await this.#deps.openWire();
    if (this.#foreseen !== null) wire.prepare(this.#foreseen.url, this.#foreseen.count);
    return wire;
  }

  async #send(wire: Wire, outgoing: OutgoingRequest, attempt: number, manner: Manner): Promise<Tried<Answered>> {
    const request = outgoing.build(attempt);
    const plan = { target: outgoing.target, purpose: outgoing.purpose, method: request.method, url: request.url, attempt };
    const { facts, raced } = await this.#timed(plan, manner, (signal, reached) => wire.send(request, signal, reached));
    return raced.kind === 'done' ? this.#recorder.answered(facts, raced.value, this.#deps.clock.now()) : this.#recorder.unanswered(facts, raced);
  }

  async #timed<T>(
    plan: Plan, manner: Manner, work: (signal: AbortSignal, reached: Reached) => Promise<T>,
  ): Promise<{ readonly facts: TryFacts; readonly raced: Raced<T> }> {
    const { clock } = this.#deps;
    const sentAtMs = clock.now();
    const startedMs = clock.monotonic();
    const way: { reached: TryFacts['reached'] } = { reached: null };
    const isWritten = (): boolean => way.reached?.stage === 'answer';
    const ending = GRANTING.has(plan.purpose) ? this.#unless(isWritten, manner.ending) : { ending: manner.ending, forget: () => undefined };
    const reached: Reached = (stage, proxy) => { way.reached = { stage, proxy }; };
    const raced = await race((signal) => work(signal, reached), manner.timeoutMs, ending.ending, clock);
    ending.forget();
    return { facts: { ...plan, ...way, sentAtMs, durationMs: clock.monotonic() - startedMs }, raced };
  }

  /** Comes with `ending`, unless something `isWritten` by then: that ends with the wire. */
  #unless(isWritten: () => boolean, ending: Ending): { readonly ending: Ending; readonly forget: () => void } {
    const own = createEnding();
    const forgets = [
      ending.onEnd((reason) => {
        if (!isWritten()) own.end(reason);
      }),
      this.#closing.onEnd((reason) => own.end(reason)),
    ];
    return { ending: own, forget: () => forgets.forEach((forget) => forget()) };
  }
}

/** A number in [0, 1) from four random bytes. */
function fraction(random: Deps['random']): number {
  return random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}
