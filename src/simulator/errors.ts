/** Answers in Box's shapes. https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors */
import { randomBytes } from 'node:crypto';
import { maxStoredBytes } from './blobs.ts';
import type { Dialect } from './dialect.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A gate said no: `answer` is what Box sends. The router catches it. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

export const invalidToken = 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."';
export const insufficientScope =
  'Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."';
const higherPrivileges = 'The request requires higher privileges than provided by the access token.';

const helpUrl = 'https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/';

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: '' };
}

/** What tells one REST error from another. */
export interface ErrorDetails {
  readonly message: string;
  readonly contextInfo?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Newer services leave it empty. */
  readonly helpUrl?: '';
}

/** The error object of the REST endpoints, with its own `request_id`. */
export function boxError(status: number, code: string, details: ErrorDetails): Answer {
  const body = {
    type: 'error',
    status,
    code,
    ...(details.contextInfo === undefined ? {} : { context_info: details.contextInfo }),
    help_url: details.helpUrl ?? helpUrl,
    message: details.message,
    request_id: randomBytes(8).toString('hex'),
  };
  return json(status, body, details.headers);
}

/** The error object of the token and revoke endpoints: no `request_id`, no `message`. */
export function oauthError(status: number, error: string, description: string): Answer {
  return json(status, { error, error_description: description });
}

/** 401 for a token that is unknown, expired or revoked: nothing but the header. */
export const deadToken: Answer = empty(401, { 'www-authenticate': invalidToken });

/** 403 as the older endpoints say it, or as newer services do. */
export function scopeMissing(shape: Dialect['missingScope']): Answer {
  if (shape === 'header') return empty(403, { 'www-authenticate': insufficientScope });
  return boxError(403, 'insufficient_scope', { message: higherPrivileges, helpUrl: '' });
}

export function accessDenied(): Answer {
  return boxError(403, 'access_denied_insufficient_permissions', { message: 'Access denied - insufficient permission' });
}

/** Box hides existence: absent and not visible look alike. `name` as seen on the wire: `folder`, `item`, `parent`. */
export function notFound(name: string, prefixedId: string): Answer {
  const message = `Invalid value '${prefixedId}'. '${name}' with value '${prefixedId}' not found`;
  return boxError(404, 'not_found', { message: 'Not Found', contextInfo: { errors: [{ reason: 'invalid_parameter', name, message }] } });
}

export function badRequest(name: string, reason: 'invalid_parameter' | 'missing_parameter', message: string): Answer {
  return boxError(400, 'bad_request', { message: 'Bad Request', contextInfo: { errors: [{ reason, name, message }] } });
}

export const methodNotAllowed = (): Answer => boxError(405, 'method_not_allowed', { message: 'Method Not Allowed' });
export const trashed = (): Answer => boxError(404, 'trashed', { message: 'Item is trashed' });

/** This simulator's own limit, in the words of Box's answer to what is too large. A 507 would be retried by clients. */
export const storeIsFull = (): Answer => boxError(413, 'request_entity_too_large', {
  message: `This simulator holds at most ${maxStoredBytes / 1024 ** 2} MiB of content`,
});

/** What Box documents, and this simulator has not. */
export const notSimulated = (method: string, path: string): Answer => boxError(501, 'not_implemented', {
  message: `This simulator does not do ${method} ${path}, which Box does. docs/simulator.md says what it does.`,
});

export const preconditionFailed = (): Answer =>
  boxError(412, 'precondition_failed', { message: 'Precondition Failed' });

/** What a load balancer or a proxy says in Box's place. */
export function htmlPage(status: number, title: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center><hr></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
