import { describe, expect, test } from '@jest/globals';
import { currentUser, folder, pendingInvitations, uploadRehearsal } from '../../src/box/questions.ts';
import type { Question } from '../../src/box/session-types.ts';
import { badToken, refused, stage, token } from './session-support.ts';
import type { Reply } from '../support/script-transport.ts';

const user: Reply = { status: 200, json: { id: '30000000001', login: 'AutomationUser_1_a@boxdevedition.com', name: 'Bot' } };
const budget = { failure: { kind: 'stopped', purpose: 'pending-invitations', reason: 'call-budget', exchange: null } } as const;

describe('questions', () => {
  test('the same question is sent once, whoever asks and at whatever moment', async () => {
    const { session, sent } = stage(({ purpose }) => (purpose === 'token' ? token('T-first') : user));
    const answers = await Promise.all([session.ask(currentUser, 'service'), session.ask(currentUser, 'service')]);
    await session.ask(currentUser, 'service');
    expect(answers[0]).toEqual(answers[1]);
    expect([sent('token').length, sent('identity').length]).toEqual([1, 1]);
  });

  test('the order of a query is no difference, the subject is one', async () => {
    const { session, sent } = stage(({ purpose }) => (purpose.endsWith('token') ? token(`T-${purpose}`) : user), { userId: '42' });
    const one: Question<number> = { purpose: 'folder', method: 'GET', path: '/x', query: { a: '1', b: '2' }, body: null, read: () => 1 };
    await session.ask(one, 'service');
    await session.ask({ ...one, query: { b: '2', a: '1' } }, 'service');
    await session.ask(one, 'user');
    expect(sent('folder').map(({ bearer }) => bearer)).toEqual(['T-token', 'T-user-token']);
  });

  test('two who share a request may each read its answer in their own way', async () => {
    const { session } = stage(({ purpose }) => (purpose === 'token' ? token('T') : user));
    const names = await session.ask({ ...currentUser, read: () => 'read otherwise' }, 'service');
    const users = await session.ask(currentUser, 'service');
    expect([names, users]).toMatchObject([{ value: 'read otherwise' }, { value: { id: '30000000001' } }]);
  });

  test('a question goes to the content API with the token, and as the user where it is asked as one', async () => {
    const { session, sent } = stage(({ purpose }) => (purpose === 'token' ? token('T') : user), { asUser: '77' });
    await session.ask(currentUser, 'as-user');
    await session.ask(currentUser, 'service');
    const [impersonating, own] = sent('identity');
    expect(impersonating).toMatchObject({ bearer: 'T', headers: { 'as-user': '77' } });
    expect(own?.headers).not.toHaveProperty('as-user');
    expect(own?.url.origin).toBe('https://api.box.com');
    expect(own?.url.pathname).toBe('/2.0/users/me');
  });

  test('a rehearsal sends its JSON, and its upload token is masked and dropped', async () => {
    const answer = { status: 200, json: { upload_url: 'https://upload-las.app.box.com/api/2.0/files/content?upload_session_id=9876', upload_token: 'an-upload-token-of-box' } };
    const { session, sent, masks } = stage(({ purpose }) => (purpose === 'token' ? token('T') : answer));
    const rehearsed = await session.ask(uploadRehearsal('160', 'probe.tmp', 1), 'service');
    expect(sent('upload-rehearsal')[0]).toMatchObject({ method: 'OPTIONS', json: { name: 'probe.tmp', parent: { id: '160' }, size: 1 } });
    expect(rehearsed).toMatchObject({ kind: 'answered', value: { uploadUrl: 'https://upload-las.app.box.com' } });
    expect(masks).toContain('an-upload-token-of-box');
    expect(JSON.stringify(rehearsed)).not.toMatch(/an-upload-token|9876/u);
  });

  test('where there is no token, the answer is why there is none', async () => {
    const { session, sent } = stage(() => refused('unauthorized_client', 'This app is not authorized by the enterprise admin'));
    const answer = await session.ask(currentUser, 'service');
    expect(answer).toMatchObject({ kind: 'failed', failure: { purpose: 'token', code: 'unauthorized_client' } });
    expect(sent('identity')).toEqual([]);
  });

  test('a success that holds something else is unreadable, and a page is told apart', async () => {
    const { session } = stage(({ purpose, url }) => {
      if (purpose === 'token') return token('T');
      return url.pathname.endsWith('/1') ? { status: 200, json: ['nothing'] } : { status: 200, text: '<html>Sign in to the guest network</html>' };
    });
    expect(await session.ask(folder('1'), 'service')).toMatchObject({ failure: { kind: 'http', status: 200, shape: 'unreadable', purpose: 'folder' } });
    expect(await session.ask(folder('2'), 'service')).toMatchObject({ failure: { kind: 'http', status: 200, shape: 'html', fromBox: false } });
  });

  test('a subject that the session lacks is our own mistake', async () => {
    const { session, transport } = stage(() => token('T'));
    await expect(session.ask(currentUser, 'user')).rejects.toThrow('no user subject');
    await expect(session.ask(currentUser, 'as-user')).rejects.toThrow('no as-user subject');
    expect(transport.sent).toEqual([]);
  });
});

describe('follow-ups', () => {
  test('are marked, so that the budget can refuse them', async () => {
    const { session, sent } = stage(({ purpose }) => (purpose === 'token' ? token('T') : { status: 200, json: { entries: [] } }));
    await session.ask(pendingInvitations, 'service', { followUp: true });
    expect(sent('pending-invitations').map(({ followUp }) => followUp)).toEqual([true]);
    expect(sent('token').map(({ followUp }) => followUp)).toEqual([false]);
  });

  test('one refused for the budget does not stand in the way of a check that asks the same', async () => {
    const { session, sent } = stage(({ purpose, followUp }) => {
      if (purpose === 'token') return token('T');
      return followUp ? budget : { status: 200, json: { entries: [] } };
    });
    const followUp = session.ask(pendingInvitations, 'service', { followUp: true });
    const checks = [session.ask(pendingInvitations, 'service'), session.ask(pendingInvitations, 'service')];
    expect(await followUp).toMatchObject({ failure: { reason: 'call-budget' } });
    expect(await Promise.all(checks)).toMatchObject([{ kind: 'answered' }, { kind: 'answered' }]);
    expect(sent('pending-invitations').length).toBe(2);
  });

  test('one whose token is refused keeps its answer and begins no renewal', async () => {
    const { session, sent } = stage(({ purpose }) => (purpose === 'token' ? token('T') : badToken));
    const answer = await session.ask(pendingInvitations, 'service', { followUp: true });
    expect(answer).toMatchObject({ failure: { status: 401 } });
    expect(sent('token').length).toBe(1);
  });
});

describe('a refused token', () => {
  test('is renewed once, however many questions meet the refusal', async () => {
    const { session, sent } = stage(({ purpose, bearer, url }, nth) => {
      if (purpose === 'token') return token(`T${nth}`);
      if (bearer === 'T1') return badToken;
      return purpose === 'folder' ? { status: 200, json: { id: url.pathname.split('/').at(-1) } } : user;
    });
    const answers = await Promise.all([currentUser, folder('1'), folder('2')].map((question) => session.ask<unknown>(question, 'service')));
    expect(answers.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
    expect(sent('token').length).toBe(2);
    expect(sent('identity').map(({ bearer }) => bearer)).toEqual(['T1', 'T2']);
  });

  test('is a finding when its successor is refused as well', async () => {
    const { session, sent } = stage(({ purpose }, nth) => (purpose === 'token' ? token(`T${nth}`) : badToken));
    const first = await session.ask(currentUser, 'service');
    const later = await session.ask(folder('1'), 'service');
    expect([first, later]).toMatchObject([{ failure: { status: 401, code: 'invalid_token' } }, { failure: { status: 401 } }]);
    expect([sent('token').length, sent('identity').length, sent('folder').length]).toEqual([2, 2, 1]);
  });

  test('whose successor can not be had is answered by the reason', async () => {
    const { session } = stage(({ purpose }, nth) => {
      if (purpose !== 'token') return badToken;
      return nth === 1 ? token('T1') : refused('invalid_client', 'The client credentials are invalid');
    });
    expect(await session.ask(currentUser, 'service')).toMatchObject({ failure: { purpose: 'token', code: 'invalid_client' } });
  });

  test('that could not be renewed still serves the questions that Box answers with it', async () => {
    const { session } = stage(({ purpose }, nth) => {
      if (purpose === 'token') return nth === 1 ? token('T1') : refused('invalid_client', 'The client credentials are invalid');
      return purpose === 'identity' ? badToken : { status: 200, json: { id: '1' } };
    });
    await session.ask(currentUser, 'service');
    expect(await session.ask(folder('1'), 'service')).toMatchObject({ kind: 'answered' });
  });

  test('is renewed for a bare 401 of Box and for a 403 that names the token', async () => {
    for (const [status, challenge] of [[401, 'Bearer realm="Service"'], [403, 'Bearer realm="Service", error="invalid_token"']] as const) {
      const { session } = stage(({ purpose, bearer }, nth) => {
        if (purpose === 'token') return token(`T${nth}`);
        return bearer === 'T1' ? { status, headers: { 'www-authenticate': challenge } } : user;
      });
      expect(await session.ask(currentUser, 'service')).toMatchObject({ kind: 'answered' });
    }
  });

  test.each([
    ['the app is not enabled', 401, { type: 'error', code: 'unauthorized', message: 'Unauthorized - Cannot authorize with this service' }],
    ['the user is deactivated', 401, { type: 'error', code: 'unauthorized', message: 'Unauthorized - User has been deactivated' }],
    ['a scope is missing', 403, { type: 'error', code: 'insufficient_scope', message: 'The request requires higher privileges' }],
    ['somebody else than Box answers', 401, { message: 'sign in to the gateway' }],
  ])('is not suspected where %s', async (_case, status, json) => {
    const { session, sent } = stage(({ purpose }) => (purpose === 'token' ? token('T') : { status, json }));
    expect(await session.ask(currentUser, 'service')).toMatchObject({ failure: { status } });
    expect(sent('token').length).toBe(1);
  });

  test('leaves the answer of the token check as it was', async () => {
    const { session } = stage(({ purpose, bearer }, nth) => {
      if (purpose === 'token') return token(`T${nth}`);
      return bearer === 'T1' ? badToken : user;
    });
    const before = await session.token('service');
    await session.ask(currentUser, 'service');
    expect(await session.token('service')).toEqual(before);
  });
});

describe('exchange and handshake', () => {
  test('a scope is exchanged once and its token masked, never revoked', async () => {
    const { session, sent, masks } = stage(({ purpose }) => (purpose === 'token' ? token('T-parent') : token('T-exchanged-child')));
    const answers = await Promise.all([session.exchange('manage_groups', 'service'), session.exchange('manage_groups', 'service')]);
    expect(answers).toMatchObject([{ kind: 'answered', value: true }, { kind: 'answered', value: true }]);
    expect(sent('token-exchange').map(({ fields }) => [fields['scope'], fields['subject_token']])).toEqual([['manage_groups', 'T-parent']]);
    expect(masks).toContain('T-exchanged-child');
    await session.revokeAll();
    expect(sent('revoke').map(({ fields }) => fields['token'])).toEqual(['T-parent']);
  });

  test('a refused exchange is its own answer and renews nothing', async () => {
    const { session, sent } = stage(({ purpose }) => (purpose === 'token' ? token('T') : refused('invalid_scope', 'Unsupported "scope"', 401)));
    expect(await session.exchange('manage_groups', 'service')).toMatchObject({ failure: { purpose: 'token-exchange', status: 401 } });
    expect(sent('token').length).toBe(1);
  });

  test('a host is tried once, whatever the rest of the URL', async () => {
    const { session, transport } = stage(() => token('T'));
    await session.handshake('https://upload.box.com/a');
    await session.handshake('https://upload.box.com/b');
    expect(transport.handshakes).toEqual(['https://upload.box.com']);
  });
});
