import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WireFault } from '../foundation/wire.ts';
import type { Stage } from '../foundation/wire.ts';
import { connect, open } from './wire-connect.ts';
import type { Making, Means, Route } from './wire-connect.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';

/** As many as the transport ever has under way. */
const MOST_SOCKETS = 16;

/** Longer than Box takes for what is asked here, and short beside a run. */
const PATIENCE_MS = 1000;

/** Statuses by which a proxy also says that one client has too many tunnels (squid's `maxconn`: 403). */
const CROWDED: readonly (number | null)[] = [403, 429, 503];

/** What the agent is to tell of the connection that it makes. */
export interface ConnectionOptions extends https.RequestOptions {
  /** For the agent: Node does not hand a request's `signal` to its agent. */
  readonly making: Making;
}

type OnConnection = (error: Error | null, ...socket: Duplex[]) => void;

/** A connection that is opened ahead of the request that it is for. */
interface Opening {
  readonly socket: Promise<Socket>;
  /** One for each: Node warns of more than ten who listen to one. */
  readonly ending: AbortController;
  stage: Stage;
  tell: (stage: Stage) => void;
}

/**
 * Connections along one route, kept alive between requests. Further ones can be opened ahead of the requests that they
 * are for: they then stand when an answer lets many requests go at once, and their handshakes (two round trips over
 * TLS 1.3) are on nobody's path. Where a proxy allows fewer than there are requests, they take turns.
 */
export class Connections {
  readonly agent: http.Agent;
  readonly route: Route;
  /** Has any of them ever come about? */
  hasStood = false;
  readonly #means: Means;
  readonly #ahead: Opening[] = [];
  readonly #open = new Set<Socket>();
  readonly #proven = new WeakSet<Duplex>();
  readonly #gate: Gate;
  #places = MOST_SOCKETS;
  #wanted: number;
  #busy = 0;
  #impatient = 0;
  #onRest: (() => void)[] = [];

  /**
   * @param ahead how many to open as soon as the first has found its way: the host answers, the proxy has let it through. A way
   *   that is barred is tried once, because a proxy counts how often a password was wrong.
   */
  constructor(route: Route, means: Means, ahead: number) {
    this.route = route;
    this.#means = means;
    this.#wanted = ahead;
    this.#gate = createGate(() => this.#places, MOST_SOCKETS);
    const createConnection = ({ making }: ConnectionOptions, callback?: OnConnection): undefined => {
      this.#take(making).then(
        (socket) => callback?.(null, socket),
        (error: unknown) => callback?.(error instanceof Error ? error : new Error('no connection', { cause: error })),
      );
      return undefined;
    };
    const Agent = route.secure ? https.Agent : http.Agent;
    this.agent = Object.assign(new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS }), { createConnection });
  }

  /**
   * Runs one request once there is a connection for it to be had; again, where a proxy turns out to allow fewer of
   * them.
   */
  async use<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    for (;;) {
      const leave = await this.#enter(signal);
      const places = this.#places;
      try {
        return await request();
      } catch (error) {
        // Where others were refused meanwhile, that was about the same crowd.
        if (!isCrowding(error) || (this.#places === places && !this.#drawIn())) throw error;
      } finally {
        leave();
      }
    }
  }

  /**
   * A request was written on `socket`. A host that serves one connection at a time lets it wait for as long as another
   * is kept open idle, so after {@link PATIENCE_MS} those are let go of, and whatever else falls idle until it has its
   * answer.
   * @returns to be called when its answer begins, or will never
   */
  waitsOn(socket: Duplex): (answered: boolean) => void {
    if (this.#proven.has(socket)) return () => undefined;
    let impatient = 0;
    const cancel = this.#means.clock.after(PATIENCE_MS, () => {
      impatient = 1;
      this.#impatient += 1;
      this.#letGo();
    });
    return (answered) => {
      cancel();
      this.#impatient -= impatient;
      impatient = 0;
      if (answered) this.#proven.add(socket);
    };
  }

  /** Resolves once none of them is in use, and none kept; `false` where there was none to begin with. */
  async rest(): Promise<boolean> {
    if (this.#open.size === 0) return false;
    if (this.#busy > 0) await new Promise<void>((resolve) => this.#onRest.push(resolve));
    const gone = [...this.#open].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
    this.#letGo();
    await Promise.all(gone);
    return true;
  }

  /** Ends those that nobody took, and those that are kept. */
  close(): void {
    this.#wanted = 0;
    for (const { ending, socket } of this.#ahead) {
      ending.abort();
      socket.then((opened) => opened.destroy(), () => undefined);
    }
    this.agent.destroy();
  }

  async #enter(signal: AbortSignal): Promise<() => void> {
    let forget = (): void => undefined;
    const leave = await this.#gate.enter(false, (stop) => {
      signal.addEventListener('abort', stop, { once: true });
      forget = () => signal.removeEventListener('abort', stop);
    });
    forget();
    if (leave === null) throw new Error('aborted');
    this.#busy += 1;
    return () => {
      this.#busy -= 1;
      if (this.#impatient > 0) this.#letGo();
      if (this.#busy === 0) for (const tell of this.#onRest.splice(0)) tell();
      leave();
    };
  }

  /** Fewer at a time from now on: as many as stand. `false` where none stands, or it can't be fewer. */
  #drawIn(): boolean {
    this.#wanted = 0;
    const places = Math.min(this.#open.size, this.#places - 1);
    if (places < 1) return false;
    this.#places = places;
    return true;
  }

  /** One that was opened ahead, or a new one. */
  async #take(making: Making): Promise<Socket> {
    for (let ahead = this.#ahead.shift(); ahead !== undefined; ahead = this.#ahead.shift()) {
      making.reached?.(ahead.stage);
      ahead.tell = (stage) => making.reached?.(stage);
      const socket = await ahead.socket.catch(() => null);
      if (making.signal.aborted) socket?.destroy();
      else if (socket !== null && isOpen(socket)) return socket;
    }
    return this.#keep(await connect(this.route, this.#means, { ...making, onWay: () => this.#openWanted() }));
  }

  #openWanted(): void {
    for (; this.#wanted > 0; this.#wanted -= 1) {
      const ending = new AbortController();
      const reached = (stage: Stage): void => {
        opening.stage = stage;
        opening.tell(stage);
      };
      // Not begun before there is something to tell of it.
      const making = { signal: ending.signal, reached };
      const socket = Promise.resolve().then(() => open(this.route, this.#means, making)).then((opened) => this.#keep(opened));
      const opening: Opening = { socket, ending, stage: 'connect', tell: () => undefined };
      // Whoever takes it hears of its failure; it may be that nobody does.
      socket.catch(() => undefined);
      this.#ahead.push(opening);
    }
  }

  #keep(socket: Socket): Socket {
    this.hasStood = true;
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }

  /** Ends what stands idle. */
  #letGo(): void {
    this.#wanted = 0;
    for (const socket of Object.values(this.agent.freeSockets).flatMap((sockets) => sockets ?? [])) socket.destroy();
    for (const { socket } of this.#ahead.splice(0)) socket.then((opened) => opened.destroy(), () => undefined);
  }
}

/** Was one more tunnel refused that may have been one too many? */
export const isCrowding = (error: unknown): boolean =>
  error instanceof WireFault && error.fault === 'proxy' && CROWDED.includes(error.facts.proxyStatus);

/** The host may have closed it meanwhile. */
const isOpen = (socket: Socket): boolean => !socket.destroyed && socket.readable && socket.writable;
