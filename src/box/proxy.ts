import { Buffer } from 'node:buffer';
import { proxyVariable } from './proxy-variable.ts';
import type { Environment } from './proxy-variable.ts';

/** A proxy from `https_proxy` or `http_proxy`. */
export interface Proxy {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** Value of `Proxy-Authorization` (RFC 7617), where the variable holds a user name. */
  readonly authorization: string | null;
}

/**
 * The proxy on the way to `url`, of the variables and hosts that @actions/http-client goes by; `null` where there is
 * none. Read here, because that library takes a variable that it can't read for none, and goes past the proxy.
 */
export function proxyFor(url: URL, env: Environment): Proxy | 'unreadable' | null {
  const value = proxyVariable(url, env);
  if (value === '') return null;
  try {
    return parse(value);
  } catch {
    // Neither the variable's value nor the error's message is passed on: they may hold a password.
    return 'unreadable';
  }
}

/** `proxy.corp:3128` without a scheme would read as a URL with the scheme `proxy.corp:`; everybody means http. */
function parse(value: string): Proxy {
  const url = new URL(/^[a-z][a-z\d+.-]*:\/\//iu.test(value) ? value : `http://${value}`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('a proxy of a kind that is not spoken to');
  // The host ended at a sign of the password: what was taken for the host is the user name.
  if (`${url.pathname}${url.search}${url.hash}`.includes('@')) throw new Error('a password that is not encoded');
  const { username, password } = url;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    secure: url.protocol === 'https:', host: bare(url.hostname), port: portOf(url),
    authorization: username === '' && password === '' ? null : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The address of an IPv6 URL, without its brackets. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/gu, '');
}
