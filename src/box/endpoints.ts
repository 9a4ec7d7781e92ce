/** Paths of the token endpoints (https://developer.box.com/reference/post-oauth2-token, …/post-oauth2-revoke). */
export const TOKEN_PATH = '/oauth2/token';
export const REVOKE_PATH = '/oauth2/revoke';

/** The content API's version, first part of each of its paths. */
export const CONTENT_PATH = '/2.0';

/** `path` and `query` under `base`, whose own path (of a gateway in between) is kept. */
export function urlUnder(base: URL, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(base.origin + base.pathname.replace(/\/+$/u, '') + path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
