import { readdirSync } from 'node:fs';
import { proxyVariable } from '../box/proxy-variable.ts';
import type { FolderEntry } from '../config/surroundings.ts';
import type { Clock, HostFacts } from '../foundation/deps.ts';
import { clean } from '../foundation/text.ts';

/**
 * What both doors need of the world, made from what their `main.ts` hands in: this room itself looks at no clock and no
 * environment, so that it can be tested like any other.
 */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly arch: string;
  /** Node's version, such as `v24.1.0`. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds, never running backwards. */
  readonly monotonic: () => number;
  /** Node's `setTimeout`. */
  readonly setTimer: (then: () => void, delayMs: number) => Timer;
  readonly clearTimer: (timer: Timer) => void;
}

export interface Timer {
  unref(): unknown;
}

/** A longer delay makes Node's timers fire at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function clockOf({ now, monotonic, setTimer, clearTimer }: Machine): Clock {
  return {
    now,
    monotonic,
    after(delayMs, then) {
      const timer = setTimer(then, Math.min(Math.max(0, delayMs), LONGEST_TIMER_MS));
      return () => clearTimer(timer);
    },
  };
}

/**
 * The machine as the report shows it.
 * @param apiUrl decides whether a proxy stands in between (`https_proxy`, `no_proxy`, as the HTTP client reads them)
 */
export function hostFacts({ env, platform, arch, version }: Machine, apiUrl: URL): HostFacts {
  const runner = env['RUNNER_NAME'];
  const environment = env['RUNNER_ENVIRONMENT'];
  return {
    os: platform,
    arch,
    node: version.replace(/^v/u, ''),
    runner: runner === undefined || runner === '' ? null : clean(runner),
    selfHosted: environment === 'self-hosted' ? true : environment === 'github-hosted' ? false : null,
    // A variable that can't be read stands in the way as well.
    proxied: proxyVariable(apiUrl, env) !== '',
  };
}

/** What is directly in a folder; never throws. A link is neither file nor folder: it may lead outside. */
export function listFolder(folder: string): readonly FolderEntry[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    return entries.flatMap((entry): FolderEntry[] => (entry.isFile() ? [{ name: entry.name, kind: 'file' }] : entry.isDirectory() ? [{ name: entry.name, kind: 'folder' }] : []));
  } catch {
    return [];
  }
}
