import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/box/failure.ts';
import { uploadHostCheck } from '../../src/checks/upload-host.ts';
import type { FolderNeed } from '../../src/config/plan.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { aContext, aFolderNeed, aPlan, answered, failed, httpFailure, scriptSession, transportFailure } from '../support/script-session.ts';
import type { ScriptSession } from '../support/script-session.ts';
import { evidenceOf, messageOf, remedyOf, told } from './support.ts';

const folder = (id: string, parts: Partial<FolderNeed> = {}): FolderNeed => aFolderNeed({ id, operations: ['upload'], ...parts });

/** @param hosts the upload URL that Box names for each folder; `null`: it refuses the rehearsal */
function setUp(hosts: Readonly<Record<string, string | null>>, handshake: (origin: string) => Answer<true> = () => answered(true), needs?: readonly FolderNeed[]): { session: ScriptSession; run: () => Promise<Outcome> } {
  const session = scriptSession({
    handshake,
    ask: ({ body }) => {
      const { parent } = body as { parent: { id: string } };
      const uploadUrl = hosts[parent.id] ?? null;
      return uploadUrl === null ? failed(httpFailure(403, 'access_denied_insufficient_permissions', { purpose: 'upload-rehearsal' })) : answered({ uploadUrl });
    },
  });
  const context = aContext(session, { plan: aPlan({ folders: needs ?? Object.keys(hosts).map((id) => folder(id)) }) });
  const check = uploadHostCheck([context], API);
  if (check === null) throw new Error('nothing is uploaded');
  return { session, run: () => check.run(new AbortController().signal) };
}

const API = new URL('https://api.box.com');

describe('upload-host', () => {
  test('is not part of a run that uploads nothing', () => {
    expect(uploadHostCheck([aContext(scriptSession(), { plan: aPlan({ folders: [folder('1', { operations: ['download'] })] }) })], API)).toBeNull();
  });

  test('is part of a run that replaces a named file', () => {
    expect(uploadHostCheck([aContext(scriptSession(), { plan: aPlan({ folders: [folder('1', { operations: [], replace: ['a.zip'] })] }) })], API)).not.toBeNull();
  });

  test('passes where the host completes a handshake, and says which host that is', async () => {
    const outcome = await setUp({ 1: 'https://upload.app.box.com' }).run();
    expect([told(outcome), messageOf(outcome)]).toEqual(['pass', 'upload.app.box.com answers.']);
  });

  test('shakes hands once with each host, however many folders name it', async () => {
    const { session, run } = setUp({ 1: 'https://upload.app.box.com', 2: 'https://upload.app.box.com', 3: 'https://fra-upload.app.box.com' });
    expect(evidenceOf(await run())).toEqual(['connected to upload.app.box.com', 'connected to fra-upload.app.box.com']);
    expect(session.shaken).toEqual(['https://upload.app.box.com', 'https://fra-upload.app.box.com']);
  });

  test.each(['https://box.com.evil.example', 'https://10.0.0.5:8443', 'https://127.0.0.1:9200', 'http://127.0.0.1:9200', 'https://notbox.com'])(
    'does not knock at %s, which is none of Box’s hosts, and says so', async (url) => {
      const { session, run } = setUp({ 1: url });
      const outcome = await run();
      expect(told(outcome)).toBe('warn unknown possible');
      expect(session.shaken).toEqual([]);
    },
  );

  test.each(['https://upload.box.com', 'https://fra-upload.app.box.com', 'https://dl.boxcloud.com', 'https://api.box.com:8443'])('takes %s for Box’s', async (url) => {
    const { run } = setUp({ 1: url });
    expect(told(await run())).toBe('pass');
  });

  test('fails where one of them is not let through, and names it', async () => {
    const { run } = setUp({ 1: 'https://upload.app.box.com', 2: 'https://fra-upload.app.box.com' },
      (origin) => (origin.includes('fra-') ? failed(transportFailure('tls', 'CERT_HAS_EXPIRED', 'upload-host')) : answered(true)));
    const outcome = await run();
    expect(told(outcome)).toMatch(/^fail tls/u);
    expect(`${messageOf(outcome)} ${remedyOf(outcome)}`).toMatch(/\S/u);
  });

  test.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'EPROTO'])('that shows %s is not blamed on `api-url`: Box named it', async (code) => {
    const outcome = await setUp({ 1: 'https://upload.app.box.com' }, () => failed(transportFailure('tls', code, 'upload-host'))).run();
    expect(told(outcome)).toMatch(/^fail tls/u);
    expect(remedyOf(outcome)).not.toContain('api-url');
  });

  test('fails where a firewall refuses, and no waiting mends it: the API has answered, and the deploy will be refused too', async () => {
    const outcome = await setUp({ 1: 'https://upload.app.box.com' }, () => failed(transportFailure('refused', 'ECONNREFUSED', 'upload-host'))).run();
    expect(told(outcome)).toMatch(/^fail network/u);
    expect(outcome).toMatchObject({ diagnosis: { retryable: false } });
    expect(remedyOf(outcome)).toContain('let this host reach upload.app.box.com on port 443');
  });

  test.each([['refused', 'ENETUNREACH'], ['reset', 'ECONNRESET'], ['timeout', null], ['dns', 'EAI_AGAIN']] as const)(
    'is an error where the way there is broken otherwise (%s, %s): a later try may find it mended', async (fault, code) => {
      const outcome = await setUp({ 1: 'https://upload.app.box.com' }, () => failed(transportFailure(fault, code, 'upload-host'))).run();
      expect(told(outcome)).toMatch(/^error (?:network|timeout)/u);
      expect(outcome).toMatchObject({ diagnosis: { retryable: true } });
    },
  );

  test('is skipped where no rehearsal succeeded: Box named no host', async () => {
    const { session, run } = setUp({ 1: null });
    expect([told(await run()), session.shaken]).toEqual(['skip', []]);
  });

  test('needs the token with which the folders are asked', () => {
    const check = uploadHostCheck([aContext(scriptSession(), { plan: aPlan({ userId: '77', folders: [folder('1')] }), contentSubject: 'user' })], API);
    expect(check?.needs).toEqual([{ id: 'token', anyOf: ['jwt/user-token'] }]);
  });

  test('is not asked through a target that has no credentials: the others name the host', async () => {
    const absent = aContext(scriptSession(), { plan: aPlan({ name: 'absent', folders: [folder('1')] }) });
    const check = uploadHostCheck([absent], API, []);
    expect(check?.needs[0]?.anyOf).toEqual(['absent/token']);
    expect(told(await check?.run(new AbortController().signal) ?? skippedByNobody())).toBe('skip');
  });
});

function skippedByNobody(): never {
  throw new Error('there is no check');
}
