import { describe, expect, test } from '@jest/globals';
import type { Answer, Failure } from '../../src/box/failure.ts';
import { readOtherGrant, readOtherSubjectType, readPairAlone, readWithoutKeyId } from '../../src/experiments/token-trials.ts';
import { answered, failed, httpFailure, stoppedBy, transportFailure } from '../support/script-session.ts';

const refused = (code: string, words: string, status = 400): Answer<never> => failed(httpFailure(status, code, { purpose: 'token', shape: 'oauth-json', words }));
const ISSUED: Answer<true> = answered(true);
const PAIR = refused('invalid_client', 'The client credentials are invalid');
const GRANT = refused('invalid_grant', 'Grant credentials are invalid');
const SUBJECT_TYPE = refused('unauthorized_client', 'The "box_subject_type" value is unauthorized for this client_id');
const GRANT_TYPE = refused('unauthorized_client', 'The grant type is unauthorized for this client_id');
const SUB = refused('invalid_grant', "Please check the 'sub' claim. The 'sub' specified is invalid.");
const SETTINGS = refused('invalid_request', 'Cannot obtain user token based on the enterprise configuration for your app');
const SIGNATURE = refused('invalid_grant', 'Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.');
const NO_KID = refused('invalid_grant', '"kid" empty, unable to lookup correct key');
const UNAUTHORIZED = refused('unauthorized_client', 'This app is not authorized by the enterprise admin');

/** What no experiment may draw a conclusion from. */
const SILENT: readonly (readonly [string, Failure])[] = [
  ['a 503', httpFailure(503, null, { purpose: 'token' })],
  ['a refusal that somebody in between wrote', httpFailure(400, 'invalid_client', { purpose: 'token', fromBox: false, words: 'The client credentials are invalid' })],
  ['a reset', transportFailure('reset', 'ECONNRESET')],
  ['a budget that is used up', stoppedBy('call-budget', 'token')],
];

describe.each([
  ['the pair alone', readPairAlone], ['the other type of subject', readOtherSubjectType], ['the other grant', readOtherGrant], ['no key id', readWithoutKeyId],
] as const)('%s', (_, read: (answer: Answer<true>) => string) => {
  test.each(SILENT)('tells nothing where it was answered by %s', (__, failure) => {
    expect(read(failed(failure))).toBe('open');
  });
});

describe('client ID and secret alone', () => {
  test.each<[string, Answer<true>, string]>([
    ['are refused', PAIR, 'pair-refused'],
    ['are refused in the same words', GRANT, 'same-words'],
    ['are accepted, and a subject is missed', SUBJECT_TYPE, 'pair-accepted'],
    ['are accepted, whoever the token is for', ISSUED, 'pair-accepted'],
    ['meet another refusal', SIGNATURE, 'open'],
  ])('%s', (_, answer, outcome) => expect(readPairAlone(answer)).toBe(outcome));
});

describe('the same ID as the other type of subject', () => {
  test.each<[string, Answer<true>, string]>([
    ['gets a token', ISSUED, 'issued'],
    ['is known, and its settings are in the way', SETTINGS, 'known-user'],
    ['is unknown, and the type is allowed', GRANT, 'type-accepted'],
    ['is unknown too', SUB, 'refused'],
    ['may not be asked for either', SUBJECT_TYPE, 'refused'],
  ])('%s', (_, answer, outcome) => expect(readOtherSubjectType(answer)).toBe(outcome));
});

describe('the other grant', () => {
  test.each<[string, Answer<true>, string]>([
    ['gets a token', ISSUED, 'issued'],
    ['is taken, and refused for another reason', UNAUTHORIZED, 'other-refusal'],
    ['is refused as well', SUBJECT_TYPE, 'grant-refused'],
    ['is refused by its type', GRANT_TYPE, 'grant-refused'],
    ['says nothing where the pair is wrong', PAIR, 'open'],
  ])('%s', (_, answer, outcome) => expect(readOtherGrant(answer)).toBe(outcome));
});

describe('the same assertion without a key id', () => {
  test.each<[string, Answer<true>, string]>([
    ['is accepted', ISSUED, 'issued'],
    ['does not fit the app’s one key', SIGNATURE, 'signature-refused'],
    ['leaves open which of several keys it is', NO_KID, 'several-keys'],
    ['meets another refusal', SUB, 'open'],
  ])('%s', (_, answer, outcome) => expect(readWithoutKeyId(answer)).toBe(outcome));
});
