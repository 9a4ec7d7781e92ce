import type { Seen } from './types.ts';

/**
 * The exceptions of Box's SDKs as they print themselves. Formats read off their sources: box-node-sdk 3 `src/util/errors.ts`
 * and 10 `boxNetworkClient.ts`, box-python-sdk 3 `boxsdk/exception.py` and 4 `box_sdk_gen/box/errors.py`, box-java-sdk 4
 * `BoxAPIResponseException` and 10 `BoxAPIError`, box-windows-sdk-v2 5 `BoxException.cs` and 10 `BoxApiException.cs`, boxcli
 * `box-command.js`.
 */

/** What a line of an exception says. */
interface Said {
  readonly status: number | null;
  readonly code: string | null;
  readonly words: string | null;
  readonly requestId: string | null;
}

/** Node 3, the CLI, Java 4, .NET 5: `… [404 Not Found | ID.TRACE] not_found - Not Found`, its parts in the brackets left out at will. */
const BRACKETS = /(?:API Response(?: Error)?|returned an (?:error(?: code)?|unexpected response:?)|Auth code or refresh token has expired|Unexpected Response)\s?\[(\d{3}|[A-Za-z]{4,40}|undefined)(?: ([A-Za-z'() -]{2,60}))?(?:\s?\|\s?([\w.-]{0,140}))?\](?:[ \t]([A-Za-z][A-Za-z_]{2,60}))?(?:[ \t]-[ \t]([^\n]{1,600}))?/u;
/** Node 10, Python 4, Java 10: `404 not_found Not Found; Request ID: ID`, `400; Request ID: …; invalid_grant - …`; the words in JSON's quotes in some versions. */
const SEMICOLONS = /(?:^|[\s"'`:])(?:Status )?([45]\d\d)(?: "?(?:([a-z][a-z0-9_]{2,60})\b(?=[" ;]))?"?)?(?:\s?"?([A-Z][^;"\n]{1,300})"?)?\s?; Request ID: ?"?([\w.-]{0,140})"?(?:;\s"?([a-z_]{3,40})"? - "?([^\n]{1,600}))?/u;
const OAUTH_LINE = /(?:^|[\s"'`:])([45]\d\d);\s"?([a-z_]{3,40})"? - "?([^\n]{1,600})/u;
/** Node 10 where the answer had no body: nothing but the status. */
const BARE = /\bBoxApiError: ([45]\d\d)\s{0,4}$/u;
/** The old Java line, and Ruby's: `The API returned an error code: 403`, `Boxr::BoxrError: 403: …`. */
const OLD_JAVA = /API returned an error code: (\d{3})/u;
const BOXR = /BoxrError[^\n\d]{0,10}(\d{3}):/u;

/** .NET names the status (https://learn.microsoft.com/dotnet/api/system.net.httpstatuscode). */
const STATUS_NAMES: Readonly<Record<string, number>> = {
  badrequest: 400, unauthorized: 401, forbidden: 403, notfound: 404, methodnotallowed: 405, requesttimeout: 408, conflict: 409, gone: 410, lengthrequired: 411,
  preconditionfailed: 412, requestentitytoolarge: 413, unsupportedmediatype: 415, toomanyrequests: 429, internalservererror: 500, notimplemented: 501,
  badgateway: 502, serviceunavailable: 503, gatewaytimeout: 504, insufficientstorage: 507, proxyauthenticationrequired: 407,
};

/** The exception of a Box SDK that the text holds, the last one where there are several; `null`: none. */
export function sdkLine(text: string): Seen | null {
  const said = lastMatch(text, BRACKETS, ([, status, , id, code, words]) => ({ status: statusNamed(status), code: real(code), words: real(words), requestId: real(id) }))
    ?? lastMatch(text, SEMICOLONS, ([, status, code, words, id, error, description]) => ({
      status: Number(status), code: real(error) ?? real(code), words: real(description) ?? real(words), requestId: real(id),
    }))
    ?? lastMatch(text, OAUTH_LINE, ([, status, error, description]) => ({ status: Number(status), code: real(error), words: real(description), requestId: null }))
    ?? lastMatch(text, BARE, ([, status]) => ({ status: Number(status), code: null, words: null, requestId: null }));
  return said === null ? terseLine(text) : seenOf(said);
}

/** Of these the status is all that they ever show. */
function terseLine(text: string): Seen | null {
  const status = [OLD_JAVA, BOXR].map((form) => form.exec(text)?.[1]).find((each) => each !== undefined);
  return status === undefined ? null : { status: Number(status), headers: {}, body: null, from: 'words' };
}

function lastMatch(text: string, expression: RegExp, read: (match: RegExpExecArray) => Said): Said | null {
  const all = [...text.matchAll(new RegExp(expression, 'gmu'))];
  const last = all.at(-1);
  return last === undefined ? null : read(last);
}

/** Some versions print what is missing. */
const real = (value: string | undefined): string | null => {
  const trimmed = (value ?? '').replace(/["'\s,]{1,4}$/u, '');
  return trimmed === '' || /^(?:undefined|null|none)$/iu.test(trimmed) ? null : trimmed;
};

/** The status of that name, in .NET's or in digits; `null`: none. */
export function statusNamed(name: string | undefined): number | null {
  if (name === undefined) return null;
  return /^\d{3}$/u.test(name) ? Number(name) : STATUS_NAMES[name.toLowerCase()] ?? null;
}

/** As a body of the same meaning. */
function seenOf({ status, code, words, requestId }: Said): Seen {
  const [, bodyId = '', headerId = ''] = /^([^.]{0,80})\.?(.{0,100})$/u.exec(requestId ?? '') ?? [];
  const body = bodyOf({ status, code, words, requestId: bodyId === '' ? null : bodyId });
  return { status, headers: headerId === '' ? {} : { 'box-request-id': headerId }, body, from: 'sdk' };
}

const OAUTH_ERRORS: ReadonlySet<string> = new Set([
  'invalid_client', 'invalid_grant', 'invalid_request', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope', 'invalid_resource',
]);

export const isOauthCode = (code: string | null): boolean => code !== null && OAUTH_ERRORS.has(code);

/** A body in Box's form, or OAuth's, that says the same; `null` where there is nothing to say. */
export function bodyOf({ status, code, words, requestId }: Said): string | null {
  if (code === null && words === null) return null;
  return JSON.stringify(isOauthCode(code)
    ? { error: code, error_description: words ?? undefined }
    : { type: 'error', status: status ?? undefined, code: code?.toLowerCase(), message: words ?? undefined, request_id: requestId ?? undefined });
}
