import { describe, expect, test } from '@jest/globals';
import { currentUser, folder } from '../../src/box/questions.ts';
import { badToken, refused, stage, token } from './session-support.ts';
import type { Reply } from '../support/script-transport.ts';

const done: Reply = { status: 200, text: '' };

/** A promise to be kept later. */
function later<T>(): { promise: Promise<T>; keep: (value: T) => void } {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => { keep = resolve; });
  return { promise, keep };
}

/** Lets all that can go on go on. */
const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('the end of a session', () => {
  test('revokes every token that was issued, the renewed and the one before it', async () => {
    const { session, sent, clock } = stage(({ purpose, bearer }, nth) => {
      if (purpose === 'revoke') return done;
      if (purpose.endsWith('token')) return token(`${purpose}-${nth}`);
      return bearer === 'token-1' ? badToken : { status: 200, json: { id: '1' } };
    }, { userId: '42' });
    await session.ask(currentUser, 'service');
    await session.token('user');
    expect(await session.revokeAll()).toEqual([]);
    expect(sent('revoke').map(({ fields }) => fields['token']).toSorted()).toEqual(['token-1', 'token-2', 'user-token-1']);
    expect(sent('revoke')[0]?.fields).toMatchObject({ client_id: 'client-of-the-app', client_secret: 'secret-of-the-app-0123456789' });
    expect(clock.waiting()).toBe(0);
  });

  test('sends nothing where nothing was issued', async () => {
    const { session, transport } = stage(() => refused('invalid_client', 'The client credentials are invalid'));
    expect(await session.revokeAll()).toEqual([]);
    await session.token('service');
    expect(transport.sent).toEqual([]);
  });

  test('tells what could not be revoked, and takes a token that is gone for revoked', async () => {
    const { session } = stage(({ purpose, fields }) => {
      if (purpose !== 'revoke') return token(`${purpose}-raw`);
      return fields['token'] === 'token-raw' ? { status: 503, json: { type: 'error' } } : refused('invalid_token', 'The supplied token is invalid');
    }, { userId: '42' });
    await Promise.all([session.token('service'), session.token('user')]);
    expect(await session.revokeAll()).toMatchObject([{ kind: 'http', purpose: 'revoke', status: 503 }]);
  });

  test('sends the revocations side by side, and a hanging one holds nothing up for longer than its time', async () => {
    const { session, sent, clock } = stage(({ purpose }) => (purpose === 'revoke' ? new Promise<Reply>(() => undefined) : token(purpose)), { userId: '42' });
    await Promise.all([session.token('service'), session.token('user')]);
    const ended = session.revokeAll();
    await settle();
    expect(sent('revoke').length).toBe(2);
    clock.ring();
    expect(await ended).toMatchObject([{ kind: 'stopped', purpose: 'revoke', reason: 'deadline' }, { reason: 'deadline' }]);
  });

  test('is the same end however often it is called', async () => {
    const { session, sent } = stage(({ purpose }) => (purpose === 'revoke' ? done : token('T')));
    await session.token('service');
    await Promise.all([session.revokeAll(), session.revokeAll()]);
    expect(sent('revoke').length).toBe(1);
  });

  test('waits for a token whose answer arrives while it ends, and revokes it', async () => {
    const answer = later<Reply>();
    const { session, sent } = stage(({ purpose }) => (purpose === 'revoke' ? { status: 503 } : answer.promise));
    const requested = session.token('service');
    await settle();
    const ended = session.revokeAll();
    await settle();
    answer.keep(token('T-late'));
    await requested;
    expect(await ended).toMatchObject([{ kind: 'http', purpose: 'revoke', status: 503 }]);
    expect(sent('revoke').map(({ fields }) => fields['token'])).toEqual(['T-late']);
  });

  test('revokes even a token whose answer arrives after it', async () => {
    const answer = later<Reply>();
    const { session, sent, clock } = stage(({ purpose }) => (purpose === 'revoke' ? done : answer.promise));
    const requested = session.token('service');
    await settle();
    const ended = session.revokeAll();
    await settle();
    clock.ring();
    expect(await ended).toMatchObject([{ kind: 'stopped', purpose: 'token', reason: 'deadline' }]);
    answer.keep(token('T-very-late'));
    await requested;
    await settle();
    expect(sent('revoke').map(({ fields }) => fields['token'])).toEqual(['T-very-late']);
  });

  test('nothing else is sent from then on', async () => {
    const { session, transport } = stage(({ purpose }) => (purpose === 'revoke' ? done : token('T')), { userId: '42' });
    await session.token('service');
    await session.revokeAll();
    const before = transport.sent.length;
    const answers = [await session.ask(folder('1'), 'service'), await session.exchange('manage_groups', 'service'), await session.token('user')];
    expect(answers).toMatchObject([{ kind: 'failed' }, { kind: 'failed' }, { kind: 'failed' }]);
    expect(transport.sent.length).toBe(before);
  });

  test('never throws, whatever the transport does', async () => {
    const { session } = stage(({ purpose }) => (purpose === 'revoke' ? Promise.reject(new Error('our own bug')) : token('T')));
    await session.token('service');
    expect(await session.revokeAll()).toMatchObject([{ kind: 'stopped', purpose: 'revoke' }]);
  });
});
