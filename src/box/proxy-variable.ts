export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the environment says of a proxy on the way to `url`; `''` where there is none. The rules are those of
 * @actions/http-client.
 */
export function proxyVariable(url: URL, env: Environment): string {
  if (isLoopback(url.hostname.toLowerCase()) || isPassedBy(url, env['no_proxy'] || env['NO_PROXY'] || '')) return '';
  return (url.protocol === 'https:' ? env['https_proxy'] || env['HTTPS_PROXY'] : env['http_proxy'] || env['HTTP_PROXY']) ?? '';
}

const isLoopback = (host: string): boolean => /^(?:localhost$|127\.|\[::1\]|\[0:0:0:0:0:0:0:1\])/u.test(host);

/** `*`, a host or a domain that it ends in, with or without a dot before it, each with or without its port. */
function isPassedBy({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.toLowerCase();
  const names = [host, `${host}:${port || (protocol === 'https:' ? '443' : '80')}`];
  const items = list.split(',').map((item) => item.trim().toLowerCase()).filter((item) => item !== '');
  const covers = (item: string, name: string): boolean => name === item || name.endsWith(item.startsWith('.') ? item : `.${item}`);
  return items.some((item) => item === '*' || names.some((name) => covers(item, name)));
}
