/** What of `process` is needed to end it. */
export interface Leaver {
  readonly execPath: string;
  exit(code: number): never;
  /** https://nodejs.org/api/process.html#processgetactiveresourcesinfo */
  getActiveResourcesInfo(): readonly string[];
  /** There from Node 22.15 on, but for Windows (https://nodejs.org/api/process.html#processexecvefile-args-env). */
  execve?(file: string, args: readonly string[], env: Readonly<Record<string, string>>): never;
}

/**
 * For the C library's look-ups (resolv.conf(5)), where nothing else is set: with its own 5 s a silent name server
 * holds a thread, and with it the process's end, for 10 s. A look-up that fails is tried again like any other request.
 */
export const RES_OPTIONS = 'timeout:2 attempts:2';

/** Is a name being looked up? That is a thread of the system's, which nothing can end, and which `exit` waits for. */
export const isLookingUp = (process: Pick<Leaver, 'getActiveResourcesInfo'>): boolean =>
  process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');

/**
 * Ends the process with `code`, without waiting for a look-up where Node has a way: another program takes its place.
 */
export function leave(process: Leaver, code: number): never {
  try {
    if (isLookingUp(process)) process.execve?.(process.execPath, [process.execPath, '-e', `process.exit(${code})`], {});
  } catch {
    // Windows, or a system that forbids it: then the end comes late.
  }
  return process.exit(code);
}
