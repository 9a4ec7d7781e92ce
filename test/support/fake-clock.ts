import type { Clock } from '../../src/foundation/deps.ts';

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly then: () => void;
}

/** A clock that moves when it is told to: time-outs, pauses and deadlines pass without anybody waiting. */
export class FakeClock implements Clock {
  /** What {@link now} shows at the start; `monotonic` starts at 0. */
  readonly startMs: number;
  #elapsedMs = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(startMs: number = Date.UTC(2026, 10, 22, 12)) {
    this.startMs = startMs;
  }

  now(): number {
    return this.startMs + this.#elapsedMs;
  }

  monotonic(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, then: () => void): () => void {
    const timer = { dueMs: this.#elapsedMs + delayMs, order: (this.#order += 1), then };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Timers that were neither cancelled nor have gone off: a finished piece of work should leave none. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves on to the next timer, if there is one, and sets it off. */
  step(): boolean {
    const [next] = [...this.#timers].sort((one, other) => one.dueMs - other.dueMs || one.order - other.order);
    if (next === undefined) return false;
    this.#timers.delete(next);
    this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
    next.then();
    return true;
  }

  /** Lets everything run that waits for no timer. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Moves on by `byMs`, setting off what falls due on the way. */
  async advance(byMs: number): Promise<void> {
    const untilMs = this.#elapsedMs + byMs;
    await this.settle();
    while ([...this.#timers].some((timer) => timer.dueMs <= untilMs)) {
      this.step();
      await this.settle();
    }
    this.#elapsedMs = untilMs;
  }

  /**
   * Moves on from timer to timer until `work` settles.
   * @throws where nothing is left that could ever settle it
   */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { settled: false };
    const done = (): void => {
      state.settled = true;
    };
    work.then(done, done);
    for (;;) {
      await this.settle();
      if (state.settled) return await work;
      if (!this.step()) throw new Error('this work never settles: no timer is left');
    }
  }
}
