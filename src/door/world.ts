import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { proxyVariable } from '../box/proxy-variable.ts';
import { NO_SUCH_FILE } from '../config/surroundings.ts';
import type { FolderEntry, Surroundings } from '../config/surroundings.ts';
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

/** More is no credentials file, and reading it would only fill the memory. */
export const LONGEST_FILE_BYTES = 4 * 1024 * 1024;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: NO_SUCH_FILE,
  ENOTDIR: NO_SUCH_FILE,
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

/** Reads a text file for {@link Surroundings}; never throws. */
export const readTextFile: Surroundings['readFile'] = (file) => {
  try {
    const facts = statSync(file);
    if (!facts.isFile()) return { kind: 'unreadable', why: 'it is not a file' };
    if (facts.size > LONGEST_FILE_BYTES) return { kind: 'unreadable', why: 'it is larger than 4 MiB' };
    return { kind: 'read', text: readFileSync(file, 'utf8') };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    return { kind: 'unreadable', why: WHY[code] ?? (code === '' ? 'it could not be read' : code) };
  }
};

/** What is directly in a folder, for {@link Surroundings}; never throws. A link is neither file nor folder: it may lead outside. */
export function listFolder(folder: string): readonly FolderEntry[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    return entries.flatMap((entry): FolderEntry[] => (entry.isFile() ? [{ name: entry.name, kind: 'file' }] : entry.isDirectory() ? [{ name: entry.name, kind: 'folder' }] : []));
  } catch {
    return [];
  }
}

/** Does `file` lie outside of `folder` once links are followed? Never throws: what can't be told counts as outside. */
export function leavesFolder(folder: string, file: string): boolean {
  try {
    const way = path.relative(realpathSync(folder), realpathSync(file));
    return way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
  } catch {
    return true;
  }
}
