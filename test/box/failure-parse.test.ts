import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeBody, isHtml, parseFailure, unreadable } from '../../src/box/failure-parse.ts';
import type { FailingAnswer, ParsedFailure } from '../../src/box/failure-parse.ts';
import { parseHttpDate, parseRetryAfterSeconds } from '../../src/box/retry-after.ts';
import { plain } from '../../src/foundation/text.ts';
import type { Foreign } from '../../src/foundation/text.ts';

const BASE: FailingAnswer = { purpose: 'folder', status: 404, headers: {}, text: '', complete: true, retryAfterSeconds: null, exchange: 7 };
const untouched = (text: string): string => text;

function parse(answer: Partial<FailingAnswer>, scrub = untouched): ParsedFailure {
  return parseFailure({ ...BASE, ...answer }, scrub);
}

const json = (value: unknown, more: Partial<FailingAnswer> = {}): ParsedFailure => parse({ text: JSON.stringify(value), ...more });
const shown = (text: Foreign | null): string | null => (text === null ? null : plain([text]));

const INVALID_TOKEN = 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."';
const NO_SCOPE = 'Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."';

describe('an error in Box’s own JSON', () => {
  const NOT_FOUND = {
    type: 'error', status: 404, code: 'not_found', message: 'Not Found', request_id: 'abc123', help_url: 'http://developers.box.com/docs/#errors',
    context_info: { errors: [{ reason: 'invalid_parameter', name: 'folder', message: "Invalid value 'd_1'" }] },
  };

  test('tells code, message, reasons and request ids', () => {
    const { failure, error, requestId } = json(NOT_FOUND, { headers: { 'box-request-id': '0def' } });
    expect(failure).toMatchObject({ kind: 'http', status: 404, shape: 'api-json', code: 'not_found', words: 'Not Found', fromBox: true, exchange: 7, purpose: 'folder' });
    expect(failure.reasons.map((each) => [shown(each.name), shown(each.reason), shown(each.message)])).toEqual([['folder', 'invalid_parameter', "Invalid value 'd_1'"]]);
    expect(shown(requestId)).toBe('abc123');
    expect(error).toMatchObject({ retryAfterSeconds: null, wwwAuthenticate: null });
    expect('helpUrl' in error ? shown(error.helpUrl) : '').toBe('http://developers.box.com/docs/#errors');
  });

  test.each([
    ['an array', [{ type: 'file', id: '11' }, { type: 'file', id: 12 }], [{ type: 'file', id: '11' }, { type: 'file', id: '12' }]],
    ['one object, as single uploads send it', { type: 'file', id: '11', name: 'a.txt' }, [{ type: 'file', id: '11' }]],
    ['something without an id', [{ type: 'file' }, null, 'x'], []],
  ])('takes conflicts as %s', (_how, conflicts, expected) => {
    expect(json({ type: 'error', code: 'item_name_in_use', context_info: { conflicts } }, { status: 409 }).failure.conflicts).toEqual(expected);
  });

  test('takes a single context message for a reason', () => {
    const { reasons } = json({ type: 'error', code: 'bad_request', context_info: { message: 'folder is required' } }).failure;
    expect(reasons.map((each) => shown(each.message))).toEqual(['folder is required']);
  });

  test.each([
    ['a null context', { type: 'error', code: 'forbidden', context_info: null }],
    ['a context of another type', { type: 'error', code: 'forbidden', context_info: 'x' }],
    ['errors of another type', { type: 'error', code: 'forbidden', context_info: { errors: 'x', conflicts: 3 } }],
    ['fields of another type', { type: 'error', code: 'forbidden', message: { text: 'x' }, request_id: 5, help_url: [] }],
  ])('survives %s', (_what, body) => {
    expect(json(body).failure).toMatchObject({ shape: 'api-json', code: 'forbidden', words: null, reasons: [], conflicts: [] });
  });

  test('of a gateway that only looks alike is not taken for Box’s', () => {
    expect(json({ message: 'Forbidden' }, { status: 403 }).failure).toMatchObject({ shape: 'api-json', words: 'Forbidden', fromBox: false });
  });

  test('is read behind a byte order mark', () => {
    const text = decodeBody(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('{"type":"error","code":"trashed"}')]));
    expect(parse({ text }).failure.code).toBe('trashed');
  });

  test('keeps its code where the challenge says something else, and takes the challenge’s where it has none', () => {
    const headers = { 'www-authenticate': INVALID_TOKEN };
    expect(json({ type: 'error', code: 'unauthorized', message: 'Unauthorized' }, { headers }).failure).toMatchObject({ code: 'unauthorized', words: 'Unauthorized' });
    expect(json({ type: 'error', status: 401 }, { headers }).failure).toMatchObject({ code: 'invalid_token', words: 'The access token provided is invalid.' });
  });
});

describe('an error of OAuth', () => {
  test('tells error and description, and takes the request id from the header', () => {
    const { failure, requestId } = json({ error: 'invalid_grant', error_description: "Please check the 'sub' claim." }, { status: 400, purpose: 'token' });
    expect(failure).toMatchObject({ shape: 'oauth-json', code: 'invalid_grant', words: "Please check the 'sub' claim.", fromBox: true });
    expect(requestId).toBeNull();
  });

  test('may lack either field', () => {
    expect(json({ error: 'invalid_client' }).failure).toMatchObject({ shape: 'oauth-json', code: 'invalid_client', words: null });
    expect(json({ error_description: 'Request rate limit exceeded, please try again later' }, { status: 429 }).failure)
      .toMatchObject({ shape: 'oauth-json', code: null, words: 'Request rate limit exceeded, please try again later' });
  });

  test('reads an escaped slash as what it means', () => {
    const text = String.raw`{"error":"invalid_grant","error_description":"Current date\/time MUST be before the expiration date\/time listed in the 'exp' claim"}`;
    expect(parse({ text, status: 400 }).failure.words).toBe("Current date/time MUST be before the expiration date/time listed in the 'exp' claim");
  });
});

describe('an empty body', () => {
  test.each([
    ['an invalid token', INVALID_TOKEN, 'invalid_token', 'The access token provided is invalid.'],
    ['a missing scope', NO_SCOPE, 'insufficient_scope', 'The request requires higher privileges than provided by the access token.'],
    ['no error at all', 'Bearer realm="Service"', null, null],
    ['an error as a token', 'Bearer realm="Service", error=invalid_request', 'invalid_request', null],
    ['an escaped quote', String.raw`Bearer realm="Service", error="x", error_description="say \"yes\""`, 'x', 'say "yes"'],
  ])('is explained by a challenge with %s', (_what, header, code, words) => {
    const { failure, error } = parse({ status: 403, headers: { 'www-authenticate': header } });
    expect(failure).toMatchObject({ shape: 'empty', code, words, fromBox: true });
    expect('wwwAuthenticate' in error ? shown(error.wwwAuthenticate) : null).toBe(header);
  });

  test('without a challenge says nothing', () => {
    expect(parse({ status: 502 }).failure).toMatchObject({ shape: 'empty', code: null, words: null, message: null, fromBox: false });
  });

  test('with another server’s challenge is not Box’s', () => {
    expect(parse({ status: 407, headers: { 'www-authenticate': 'Basic realm="Corporate proxy"' } }).failure.fromBox).toBe(false);
  });
});

describe('what is no JSON', () => {
  test.each([
    ['a load balancer’s page', { text: '<html><head><title>502 Bad Gateway</title>', headers: { 'content-type': 'text/html' } }, 'html', '502 Bad Gateway'],
    ['a page without its type', { text: '  <!DOCTYPE html><p>Access denied' }, 'html', null],
    ['plain words', { text: 'upstream connect error' }, 'unreadable', null],
    ['JSON that ends too soon', { text: '{"type":"error","code":"not_fo', complete: false }, 'unreadable', null],
    ['nothing, cut', { text: '', complete: false }, 'unreadable', null],
    ['a JSON list', { text: '[]' }, 'unreadable', null],
    ['a JSON number', { text: '42' }, 'unreadable', null],
    ['an empty object', { text: '{}' }, 'unreadable', null],
    ['an object that says nothing of errors', { text: '{"id":"1"}' }, 'unreadable', null],
  ] as const)('%s has a shape of its own', (_what, answer, shape, message) => {
    const { failure } = parse({ ...answer, status: 503 });
    expect({ shape: failure.shape, message: shown(failure.message), code: failure.code, words: failure.words }).toEqual({ shape, message, code: null, words: null });
  });

  test('is Box’s where it carries Box’s request id', () => {
    expect(parse({ text: '<html>', headers: { 'box-request-id': '0abc' } }).failure.fromBox).toBe(true);
  });

  test('redirects are told as such, with where to but without the query', () => {
    const { failure } = parse({ status: 302, headers: { location: 'https://user:pw@login.example.com/start?token=abc#x' }, text: '' });
    expect({ shape: failure.shape, message: shown(failure.message) }).toEqual({ shape: 'redirect', message: 'https://login.example.com/start' });
  });

  test('a redirect with a page is the page’s where it is not Box’s, and says where to all the same', () => {
    const page = { status: 302, headers: { location: 'https://login.example.com/start?token=abc' }, text: '<html><title>302 Found</title></html>' };
    const { failure } = parse(page);
    expect({ shape: failure.shape, message: shown(failure.message), fromBox: failure.fromBox }).toEqual({ shape: 'html', message: 'https://login.example.com/start', fromBox: false });
    expect(parse({ ...page, headers: { ...page.headers, 'box-request-id': '0abc' } }).failure.shape).toBe('redirect');
  });

  test('in a 2xx is an unreadable failure that keeps whose it was', () => {
    const answered = { kind: 'answered' as const, status: 200, body: '{}', exchange: 3, answer: { status: 200, headers: { 'box-request-id': '1' }, body: new Uint8Array(), complete: true } };
    expect(unreadable('identity', answered)).toMatchObject({ kind: 'http', purpose: 'identity', status: 200, shape: 'unreadable', fromBox: true, exchange: 3 });
  });

  test('is told from JSON under a wrong type', () => {
    expect(json({ type: 'error', code: 'not_found' }, { headers: { 'content-type': 'text/html' } }).failure.shape).toBe('api-json');
    expect(isHtml({ 'content-type': 'text/html' }, '')).toBe(false);
  });
});

describe('any answer', () => {
  test('is parsed without an error, whatever it holds', () => {
    const answers = fc.record({
      status: fc.integer({ min: 100, max: 599 }), complete: fc.boolean(),
      text: fc.oneof(fc.string(), fc.json(), fc.object({ key: fc.constantFrom('type', 'code', 'error', 'message', 'context_info', 'errors', 'conflicts', 'id', 'name') }).map((value) => JSON.stringify(value))),
      headers: fc.dictionary(fc.constantFrom('www-authenticate', 'location', 'content-type', 'box-request-id'), fc.string()),
    });
    fc.assert(fc.property(answers, (answer) => {
      expect(parse(answer).failure).toMatchObject({ kind: 'http', status: answer.status });
    }));
  });

  test('with more entries than anybody reads keeps the first twenty', () => {
    const many = Array.from({ length: 1000 }, (_, nth) => ({ id: String(nth), name: `n${nth}` }));
    const { failure } = json({ type: 'error', context_info: { errors: many, conflicts: many } });
    expect([failure.reasons.length, failure.conflicts.length]).toEqual([20, 20]);
  });

  test('loses a secret that JSON escapes had hidden', () => {
    const scrub = (text: string): string => text.replaceAll('s3cret', '***');
    const text = String.raw`{"error":"invalid_client","error_description":"no such secret: s3\u0063ret"}`;
    expect(parse({ text }, scrub).failure.words).toBe('no such secret: ***');
  });
});

describe('Retry-After', () => {
  const NOW_MS = Date.UTC(2026, 10, 22, 12);
  const DATE = 'Sun, 22 Nov 2026 12:00:00 GMT';

  test.each([
    ['seconds', '100', DATE, 100],
    ['no pause', '0', DATE, 0],
    ['a date', 'Sun, 22 Nov 2026 12:01:30 GMT', DATE, 90],
    ['a date in the old form', 'Sunday, 22-Nov-26 12:01:30 GMT', DATE, 90],
    ['a date in the oldest form', 'Sun Nov 22 12:01:30 2026', DATE, 90],
    ['a date by the answer’s clock, not by ours', 'Sun, 22 Nov 2026 14:00:10 GMT', 'Sun, 22 Nov 2026 14:00:00 GMT', 10],
    ['a date in an answer that has none', 'Sun, 22 Nov 2026 12:00:05 GMT', undefined, 5],
    ['a huge number', '9'.repeat(400), DATE, 2 ** 31],
    ['a date that is past', 'Sun, 22 Nov 2026 11:59:59 GMT', DATE, null],
    ['a negative number', '-5', DATE, null],
    ['a fraction', '1.5', DATE, null],
    ['words', 'soon', DATE, null],
    ['words that Date.parse takes for a date', 'in 5', DATE, null],
    ['nothing', '', DATE, null],
  ])('with %s', (_what, value, date, seconds) => {
    expect(parseRetryAfterSeconds(value, date, NOW_MS)).toBe(seconds);
  });

  test('that is missing asks nothing', () => {
    expect(parseRetryAfterSeconds(undefined, DATE, NOW_MS)).toBeNull();
  });

  test('reads every date that a server may write', () => {
    fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      expect(parseHttpDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
    }));
  });
});
