import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import type { Clock } from '../foundation/deps.ts';
import { codeOf } from './wire-fault.ts';

/** What of a clock is needed to make connections. */
export type Timing = Pick<Clock, 'after'>;

/** All addresses of a name, in the order in which to try them. */
export type LookUp = (host: string) => Promise<readonly string[]>;

/**
 * The addresses of the hosts of a run. Each name is looked up once, however many connections lead to it: a name server
 * that is silent is then waited for once, and each look-up holds a thread that outlives the request that wanted it.
 */
export class Names {
  readonly #lookUp: LookUp;
  readonly #known = new Map<string, Promise<readonly string[]>>();

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  /**
   * @throws Node's error, where the name is not known or nobody answers; it is then asked for anew by whoever comes
   * next
   */
  of(host: string): Promise<readonly string[]> {
    if (isIP(host) !== 0) return Promise.resolve([host]);
    const known = this.#known.get(host);
    if (known !== undefined) return known;
    const asked = this.#lookUp(host);
    this.#known.set(host, asked);
    asked.catch(() => this.forget(host));
    return asked;
  }

  /** None of them could be reached: they may have changed by the next try. */
  forget(host: string): void {
    this.#known.delete(host);
  }

  /** This one could be reached: it is tried first from now on. */
  prefer(host: string, address: string, among: readonly string[]): void {
    if (among[0] === address || !this.#known.has(host)) return;
    this.#known.set(host, Promise.resolve([address, ...among.filter((other) => other !== address)]));
  }
}

/** By the system (getaddrinfo), as the deploy's own client asks: hosts file, name servers and search list included. */
export const systemLookUp: LookUp = async (host) => {
  const [{ ADDRCONFIG, lookup }, { platform }] = await Promise.all([import('node:dns'), import('node:os')]);
  return new Promise((resolve, reject) => {
    // No addresses of a family that this host has none of itself; Windows takes loopback for none, so Node leaves it
    // out there.
    lookup(host, { all: true, hints: platform() === 'win32' ? 0 : ADDRCONFIG }, (error, found) => {
      if (error === null) resolve(alternating(found));
      else reject(error);
    });
  });
};

/** The families by turns, the first one's first (RFC 8305 section 4). */
export function alternating(found: readonly { readonly address: string; readonly family: number }[]): readonly string[] {
  const first = found.filter(({ family }) => family === found[0]?.family);
  const others = found.filter(({ family }) => family !== found[0]?.family);
  return found.flatMap((_, index) => [first[index], others[index]].flatMap((each) => (each === undefined ? [] : [each.address])));
}

/** RFC 8305 section 5 (Connection Attempt Delay). */
const HEAD_START_MS = 250;

/** Says less than what any other address of the same host met. */
const NO_WAY: readonly (string | null)[] = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/**
 * A connection to one of `addresses`, whichever comes about first (RFC 8305). Each gets a head start before the next
 * one, and goes on beside it: one that takes longer than that, where another is dead, is still the one.
 * @throws the error that says most, where all failed; anything where `signal` aborted
 */
export function dial(
  addresses: readonly string[], begin: (address: string) => Socket, clock: Timing, signal: AbortSignal,
): Promise<{ readonly socket: Socket; readonly address: string }> {
  return new Promise((resolve, reject) => {
    const waiting = [...addresses];
    const sockets = new Set<Socket>();
    let worst: Error | null = null;
    let cancel = (): void => undefined;
    const end = (winner: Socket | null): void => {
      cancel();
      signal.removeEventListener('abort', give);
      for (const socket of sockets) if (socket !== winner) socket.destroy();
      sockets.clear();
    };
    const give = (): void => {
      end(null);
      reject(new Error('aborted'));
    };
    const failed = (socket: Socket, error: Error): void => {
      // The listener stays: a socket that fails after it was given up, or before its next owner listens, must not end
      // the process.
      if (!sockets.delete(socket)) return;
      if (worst === null || NO_WAY.includes(codeOf(worst))) worst = error;
      if (waiting.length > 0) tryNext();
      else if (sockets.size === 0) {
        end(null);
        reject(worst);
      }
    };
    const tryNext = (): void => {
      cancel();
      const address = waiting.shift();
      if (address === undefined) return;
      const socket = begin(address);
      sockets.add(socket);
      socket.on('error', (error: Error) => failed(socket, error)).once('connect', () => {
        if (!sockets.has(socket)) return;
        end(socket);
        resolve({ socket, address });
      });
      if (waiting.length > 0) cancel = clock.after(HEAD_START_MS, tryNext);
    };
    signal.addEventListener('abort', give, { once: true });
    if (signal.aborted) give();
    else tryNext();
  });
}
