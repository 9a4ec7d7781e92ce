/** One failure, written down as each program that people use would print it; formats read off the programs' own sources. */
export interface Told {
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly requestId?: string;
  readonly trace?: string;
  /** `WWW-Authenticate`. */
  readonly challenge?: string;
  readonly retryAfter?: number;
  readonly method?: string;
  readonly url?: string;
}

export type Shape = (told: Told) => string;

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict', 413: 'Payload Too Large',
  429: 'Too Many Requests', 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};
const reason = ({ status }: Told): string => REASONS[status] ?? '';

export const OAUTH = ['invalid_client', 'invalid_grant', 'invalid_request', 'unauthorized_client', 'invalid_scope', 'invalid_resource', 'unsupported_grant_type'];
export const isOauth = ({ code }: Told): boolean => code !== null && OAUTH.includes(code);

const ID = 'abcd1234efgh5678';
const TRACE = '0c1e4f5a6b7c8d9e0f1a2b3c4d5e6f708';
const idOf = (told: Told): string => told.requestId ?? ID;
const traceOf = (told: Told): string => told.trace ?? TRACE;
const urlOf = (told: Told): string => told.url ?? (isOauth(told) ? 'https://api.box.com/oauth2/token' : 'https://api.box.com/2.0/users/me');
const methodOf = (told: Told): string => told.method ?? (isOauth(told) ? 'POST' : 'GET');

/** The body as Box writes it; empty where there is nothing in it. */
export const bodyObject = (told: Told): Record<string, unknown> | null => {
  if (told.code === null && told.message === null) return null;
  if (isOauth(told)) return { error: told.code, error_description: told.message };
  return {
    type: 'error', status: told.status, ...(told.code === null ? {} : { code: told.code }), help_url: 'http://developers.box.com/docs/#errors',
    ...(told.message === null ? {} : { message: told.message }), request_id: idOf(told),
  };
};
export const body: Shape = (told) => (bodyObject(told) === null ? '' : JSON.stringify(bodyObject(told)));
/** PHP escapes slashes; Box's older services do too. */
const slashed = (text: string): string => text.replaceAll('/', '\\/');

const headerLines = (told: Told): readonly string[] => [
  'date: Thu, 12 Nov 2026 03:04:05 GMT', 'content-type: application/json', `box-request-id: ${traceOf(told)}`,
  ...(told.challenge === undefined ? [] : [`www-authenticate: ${told.challenge}`]), ...(told.retryAfter === undefined ? [] : [`retry-after: ${told.retryAfter}`]),
];
const titled = (line: string): string => line.replace(/^[^:]+/u, (name) => name.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('-'));

/** `'` where a text holds `"`, as Python and Node choose the quotes of a literal. */
const literal = (text: string | null): string => {
  if (text === null) return 'None';
  return text.includes('\'') && !text.includes('"') ? `"${text}"` : `'${text.replaceAll('\'', '\\\'')}'`;
};
const pythonDict = (object: Record<string, unknown> | null): string =>
  object === null ? '{}' : `{${Object.entries(object).map(([name, value]) => `'${name}': ${typeof value === 'string' ? literal(value) : String(value)}`).join(', ')}}`;
const headersDict = (told: Told): string =>
  `{${headerLines(told).map((line) => { const at = line.indexOf(': '); return `'${titled(line).slice(0, at)}': ${literal(line.slice(at + 2))}`; }).join(', ')}}`;
const headersMap = (told: Told): string => `{${headerLines(told).map((line) => line.replace(': ', '=')).join(', ')}}`;

const brackets = (name: string, told: Told): string => `[${name} | ${[told.code === null ? '' : idOf(told), traceOf(told)].join('.')}]`;
const tail = ({ code, message }: Told): string => `${code === null ? '' : ` ${code}`}${message === null ? '' : ` - ${message}`}`;
const nodeThree = (told: Told): string => `Unexpected API Response ${brackets(`${told.status} ${reason(told)}`, told)}${tail(told)}`;
const netName = (told: Told): string => reason(told).replaceAll(' ', '');

/** box-node-sdk 10 puts together what is there; the code and the message of the API, or OAuth's error. */
const nodeTen = (told: Told): string => [
  [told.status, ...(isOauth(told) ? [] : [told.code, told.message])].filter((part) => part !== null).join(' '),
  ...(isOauth(told) || told.code === null ? [] : [`Request ID: ${idOf(told)}`]), ...(isOauth(told) ? [`${told.code} - ${told.message}`] : []),
].join('; ');

const nodeTenObject = (told: Told): Record<string, unknown> => ({
  name: 'BoxApiError', message: nodeTen(told), timestamp: '1794452645000',
  requestInfo: { method: methodOf(told), url: urlOf(told), queryParams: {}, headers: { Authorization: '---[redacted]---', 'X-Box-UA': 'agent=box-javascript-generated-sdk/10.0.0' } },
  responseInfo: {
    statusCode: told.status, headers: Object.fromEntries(headerLines(told).map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)])),
    body: bodyObject(told) ?? undefined, code: isOauth(told) ? undefined : told.code ?? undefined, contextInfo: undefined, requestId: isOauth(told) ? undefined : idOf(told),
  },
});

export const SHAPES = {
  'error body': body,
  'error body, pretty': (told) => JSON.stringify(bodyObject(told), null, 2),
  'error body, slashes escaped': (told) => slashed(body(told)),
  'error body in words': (told) => `Hello, since this morning the upload says ${body(told)} and we do not know why. Can you help?`,
  'error body, truncated': (told) => body(told).slice(0, -1 - Math.floor(idOf(told).length / 2) * (isOauth(told) ? 0 : 1)),
  'error body, keys in another order': (told) => JSON.stringify(Object.fromEntries(Object.entries(bodyObject(told) ?? {}).reverse())),
  'curl -i, HTTP/1.1': (told) => [`HTTP/1.1 ${told.status} ${reason(told)}`, ...headerLines(told).map(titled), '', body(told)].join('\r\n'),
  'curl -i, HTTP/2': (told) => [`HTTP/2 ${told.status} `, ...headerLines(told), '', body(told)].join('\n'),
  'curl -i after a CONNECT': (told) => ['HTTP/1.1 200 Connection established', '', `HTTP/2 ${told.status} `, ...headerLines(told), '', body(told)].join('\r\n'),
  'curl -i after a redirect': (told) => [
    'HTTP/1.1 301 Moved Permanently', 'Location: https://api.box.com/', 'Content-Length: 0', '', `HTTP/1.1 ${told.status} ${reason(told)}`, ...headerLines(told), '', body(told),
  ].join('\n'),
  'curl -v': (told) => [
    '* Connected to api.box.com (74.112.186.144) port 443', `> ${methodOf(told)} ${new URL(urlOf(told)).pathname} HTTP/2`, '> Host: api.box.com',
    '> authorization: Bearer T9cE5asGnuyYCCqIZFoWjFHvNbvVqHjl', '>', `< HTTP/2 ${told.status} `, ...headerLines(told).map((line) => `< ${line}`), '< ', '{ [5 bytes data]', body(told),
    '* Connection #0 to host api.box.com left intact',
  ].join('\n'),
  'box-node-sdk 3': (told) => `Error: ${nodeThree(told)}`,
  'box-node-sdk 3 with its stack': (told) => [
    `Error: ${nodeThree(told)}`, '    at Object.buildResponseError (/app/node_modules/box-node-sdk/lib/util/errors.js:70:29)',
    '    at /app/node_modules/box-node-sdk/lib/token-manager.js:235:26', '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {',
    `  statusCode: ${told.status},`, '  response: IncomingMessage {}', '}',
  ].join('\n'),
  'box-node-sdk 10, message': (told) => `BoxApiError: ${nodeTen(told)}`,
  'box-node-sdk 10, printed': (told) => JSON.stringify(nodeTenObject(told), null, 2),
  'box-node-sdk 10 with its stack': (told) => [
    `BoxApiError: ${nodeTen(told)}`, '    at BoxNetworkClient.<anonymous> (/app/node_modules/box-node-sdk/lib/networking/boxNetworkClient.js:279:19)',
    '    at Generator.next (<anonymous>)', `  ${JSON.stringify(nodeTenObject(told))}`,
  ].join('\n'),
  'boxsdk (Python 3)': (told) => [
    'Traceback (most recent call last):', '  File "/srv/deploy.py", line 12, in <module>', '    client.user().get()',
    isOauth(told) ? 'boxsdk.exception.BoxOAuthException: ' : 'boxsdk.exception.BoxAPIException: Message: '.replace(/Message: $/u, ''),
    `Message: ${told.message ?? 'None'}`, `Status: ${told.status}`, `Code: ${told.code ?? 'None'}`, `Request ID: ${told.code === null ? 'None' : idOf(told)}`,
    `Headers: ${headersDict(told)}`, `URL: ${urlOf(told)}`, `Method: ${methodOf(told)}`, 'Context Info: None',
  ].join('\n'),
  'boxsdk (Python 3), repr': (told) =>
    `BoxAPIException(status=${told.status}, code=${literal(told.code)}, message=${literal(told.message)}, request_id=${literal(idOf(told))}, headers=${headersDict(told)}, url=${literal(urlOf(told))}, method=${literal(methodOf(told))}, context_info=None)`,
  'box_sdk_gen (Python)': (told) => [
    'box_sdk_gen.box.errors.BoxAPIError: \t', 'Timestamp: 2026-11-12 03:04:05.123456', 'Underlying error: None',
    `Message: ${told.status} ${isOauth(told) ? '' : told.message ?? ''}; Request ID: ${isOauth(told) || told.code === null ? '' : idOf(told)}`,
    'Request: ', `\tMethod: ${methodOf(told)}`, `\tURL: ${urlOf(told)}`, '\tQuery params: ', '{}', '\tHeaders: ', '{\'Authorization\': \'---[redacted]---\'}', '\tBody: None',
    'Response: ', `\tStatus code: ${told.status}`, '\tHeaders: ', headersDict(told), `\tCode: ${isOauth(told) ? 'None' : told.code ?? 'None'}`, '\tContext Info: ', '{}',
    `\tRequest Id: ${isOauth(told) ? 'None' : idOf(told)}`, '\tHelp Url: None', '\tBody: ', pythonDict(bodyObject(told)),
  ].join('\n'),
  'box-java-sdk 4': (told) => [
    `Exception in thread "main" com.box.sdk.BoxAPIResponseException: The API returned an error code ${brackets(String(told.status), told)}${tail(told)}`,
    '\tat com.box.sdk.BoxAPIResponse.<init>(BoxAPIResponse.java:92)', '\tat com.box.sdk.BoxAPIRequest.trySend(BoxAPIRequest.java:551)', '\tat Main.main(Main.java:42)',
  ].join('\n'),
  'box-java-sdk 10': (told) => [
    `com.box.sdkgen.box.errors.BoxAPIError: Status ${told.status}; Request ID: ${isOauth(told) || told.code === null ? '' : idOf(told)}`,
    'Request: RequestInfo{', `\tmethod='${methodOf(told)}', `, `\turl='${urlOf(told)}', `, '\tqueryParams={}, ', '\theaders={authorization=---[redacted]---}, ', '\tbody=\'null\'}',
    'Response: ResponseInfo{', `\tstatusCode=${told.status}, `, `\theaders=${headersMap(told)}, `, `\tbody=${body(told) || 'null'}, `, `\tcode='${isOauth(told) ? 'null' : told.code ?? 'null'}', `,
    '\tcontextInfo=null, ', `\trequestId='${isOauth(told) ? 'null' : idOf(told)}', `, '\thelpUrl=\'null\'}',
  ].join('\n'),
  'box-windows-sdk-v2 5 (.NET)': (told) => [
    `Unhandled exception. Box.V2.Exceptions.BoxAPIException: The API returned an error ${brackets(netName(told), told)}${tail(told)}`,
    '   at Box.V2.Extensions.BoxResponseExtensions.ParseResults[T](IBoxResponse`1 response, IBoxConverter converter)', '   at Program.Main() in C:\\src\\Program.cs:line 21',
  ].join('\r\n'),
  'Box.Sdk.Gen (.NET)': (told) => [
    `Box.Sdk.Gen.BoxApiException: ${body(told) || `The API returned an unexpected response: [${told.status} ${netName(told)}]`}`, '   at Box.Sdk.Gen.BoxNetworkClient.FetchAsync()',
    'RequestInfo:', `\tMethod: ${methodOf(told)}`, `\tURL: ${urlOf(told)}`, '\tQuery Params: None', '\tHeaders: Authorization: ---[redacted]---', '\tBody: None',
    'ResponseInfo:', `\tStatus Code: ${told.status}`, `\tHeaders: ${headerLines(told).map(titled).join(', ')}`, `\tBody: ${body(told) || 'None'}`,
    `\tCode: ${isOauth(told) ? 'None' : told.code ?? 'None'}`, '\tContext Info: None', `\tRequest ID: ${isOauth(told) ? 'None' : idOf(told)}`, '\tHelp URL: None',
  ].join('\n'),
  'Box CLI': (told) => `\u001b[91m${nodeThree(told)}\n\u001b[39m`,
  'a log line with JSON': (told) => `2026-11-12T03:04:05.123Z ERROR deploy[4711]: upload failed status=${told.status} url=${urlOf(told)} body=${body(told)}`,
  'a JSON logger, the body as text': (told) => JSON.stringify({ level: 50, time: 1794452645000, host: 'runner-7', msg: 'box request failed', statusCode: told.status, body: body(told) }),
  'a JSON logger with an exception': (told) => JSON.stringify({ level: 'error', message: 'deploy failed', err: { type: 'Error', message: nodeThree(told), stack: `Error: ${nodeThree(told)}\n    at deploy (/app/a.js:1:2)` } }),
  'a GitHub Actions log': (told) => [
    '2026-11-12T03:04:01.1234567Z ##[group]Run node deploy.js', '2026-11-12T03:04:01.2234567Z env:', `2026-11-12T03:04:05.1234567Z Error: ${nodeThree(told)}`,
    '2026-11-12T03:04:05.2234567Z ##[error]Process completed with exit code 1.',
  ].join('\n'),
  'the body escaped twice': (told) => JSON.stringify(JSON.stringify({ event: 'box.failure', payload: body(told) })),
  'the body with HTML’s quotes': (told) => body(told).replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
  'the body from a word processor': (told) => `Box answers: ${body(told).replaceAll('"', '”')}`,
  'a Python literal': (told) => `ERROR:root:Box said ${pythonDict(bodyObject(told))}`,
  'a CSV of a log collector': (told) => `"2026-11-12","error","${body(told).replaceAll('"', '""')}","runner-7"`,
  'PowerShell (UTF-16 read as UTF-8)': (told) => `\ufffd\ufffd${body(told).replace(/[^]/gu, '$&\0')}`,
} as const satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof SHAPES;

/** Shapes that need words or a code in the body: without one the program prints nothing of the kind. */
export const NEED_BODY: readonly ShapeName[] = [
  'error body', 'error body, pretty', 'error body, slashes escaped', 'error body in words', 'error body, truncated', 'error body, keys in another order', 'a JSON logger, the body as text',
  'the body escaped twice', 'the body with HTML’s quotes', 'the body from a word processor', 'a Python literal', 'a CSV of a log collector', 'PowerShell (UTF-16 read as UTF-8)', 'a log line with JSON',
];
