import type { Socket } from 'node:net';
import { connect, open } from './wire-connect.ts';
import type { Route } from './wire-connect.ts';

/**
 * Connections along one route. Further ones can be opened ahead of the requests that they are for: they then stand when an answer
 * lets many requests go at once, and their handshakes (two round trips over TLS 1.3) are on nobody's path.
 */
export class Connections {
  readonly #route: Route;
  /** One for each that is opened ahead: Node warns of more than ten who listen to one. */
  readonly #endings: AbortController[] = [];
  readonly #ahead: Promise<Socket>[] = [];
  #wanted: number;

  /**
   * @param ahead how many to open as soon as the first has found its way: the host answers, the proxy has let it through. A way
   *   that is barred is tried once, because a proxy counts how often a password was wrong.
   */
  constructor(route: Route, ahead: number) {
    this.#route = route;
    this.#wanted = ahead;
  }

  /**
   * One that was opened ahead, or a new one.
   * @throws {WireFault} where it did not come about; anything where `signal` aborted
   */
  async take(signal: AbortSignal): Promise<Socket> {
    for (let ahead = this.#ahead.shift(); ahead !== undefined; ahead = this.#ahead.shift()) {
      const socket = await ahead.catch(() => null);
      if (signal.aborted) socket?.destroy();
      else if (socket !== null && isOpen(socket)) return socket;
    }
    return await connect(this.#route, signal, () => this.#openWanted());
  }

  /** Ends those that nobody took. */
  close(): void {
    this.#wanted = 0;
    for (const ending of this.#endings) ending.abort();
    for (const ahead of this.#ahead) ahead.then((socket) => socket.destroy(), () => undefined);
  }

  #openWanted(): void {
    for (; this.#wanted > 0; this.#wanted -= 1) {
      const ending = new AbortController();
      const socket = open(this.#route, ending.signal);
      // Whoever takes it hears of its failure; it may be that nobody does.
      socket.catch(() => undefined);
      this.#endings.push(ending);
      this.#ahead.push(socket);
    }
  }
}

/** The host may have closed it meanwhile. */
const isOpen = (socket: Socket): boolean => !socket.destroyed && socket.readable && socket.writable;
