import { describe, expect, test } from '@jest/globals';
import type { Answer, Failure } from '../../src/box/failure.ts';
import { NEGATIVE_CONTROL, POSITIVE_CONTROL } from '../../src/box/scopes.ts';
import { scopeCheck } from '../../src/checks/scope.ts';
import type { TargetContext } from '../../src/checks/context.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { aContext, aFolder, aFolderNeed, aPlan, answered, failed, httpFailure, scriptSession, stoppedBy } from '../support/script-session.ts';
import type { Asked, ScriptSession } from '../support/script-session.ts';
import { wireFailure } from '../guidance/samples.ts';
import { messageOf, remedyOf, told } from './support.ts';

const PROBED = answered({ entries: 1 });
const EMPTY = answered({ entries: 0 });
const probeFailure = (status: number, code: string | null): Answer<never> => failed(httpFailure(status, code, { purpose: 'scope-probe' }));
const SCOPE_REFUSED = probeFailure(403, 'insufficient_scope');
const DENIED = probeFailure(403, 'access_denied_insufficient_permissions');
const DOWN = probeFailure(503, null);

const GRANTED: Answer<true> = answered(true);
const REFUSED: Answer<true> = failed(httpFailure(401, 'invalid_scope', { purpose: 'token-exchange', shape: 'oauth-json' }));
const EXCHANGE_DOWN: Answer<true> = failed(httpFailure(503, null, { purpose: 'token-exchange' }));

/** How the exchange answers for a scope that is held for sure, and for one that can't be. */
interface Exchanges {
  readonly wanted?: Answer<true>;
  readonly positive?: Answer<true>;
  readonly negative?: Answer<true>;
}

function setUp(scope: string, probe: ((asked: Asked) => Answer<unknown>) | null, { wanted, positive = GRANTED, negative = REFUSED }: Exchanges = {}, parts: Partial<TargetContext> = {}): { session: ScriptSession; run: () => Promise<Outcome> } {
  const answers: Record<string, Answer<true>> = { [POSITIVE_CONTROL]: positive, [NEGATIVE_CONTROL]: negative };
  const session = scriptSession({
    ...(probe === null ? {} : { ask: probe }),
    ...(wanted === undefined ? {} : { exchange: (name: string) => answers[name] ?? wanted }),
  });
  return { session, run: () => scopeCheck(aContext(session, parts), scope).run(new AbortController().signal) };
}

const ask = (scope: string, probe: Answer<unknown>, exchanges: Exchanges = {}): Promise<Outcome> => setUp(scope, () => probe, exchanges).run();

describe('a scope', () => {
  test.each<[string, string, Answer<unknown>, Exchanges, string]>([
    ['whose probe is answered is held', 'manage_groups', PROBED, {}, 'pass'],
    ['whose probe is answered with nothing is held', 'manage_groups', EMPTY, {}, 'pass'],
    ['whose probe is answered with nothing, where that is doubtful, is held', 'manage_managed_users', EMPTY, {}, 'pass'],
    ['refused by probe and exchange is missing', 'manage_webhook', SCOPE_REFUSED, { wanted: REFUSED }, 'fail scope-missing proven'],
    ['refused by its probe, where the exchange tells nothing, is probably missing', 'manage_webhook', SCOPE_REFUSED, { wanted: EXCHANGE_DOWN }, 'fail scope-missing possible'],
    ['refused by its probe, where the exchange grants anything, is probably missing', 'manage_webhook', SCOPE_REFUSED, { wanted: GRANTED, negative: GRANTED }, 'fail scope-missing possible'],
    ['refused by its probe, where the exchange refuses anything, is probably missing', 'manage_webhook', SCOPE_REFUSED, { wanted: REFUSED, positive: REFUSED }, 'fail scope-missing possible'],
    ['granted, yet refused by its probe, is held and blocked', 'manage_webhook', SCOPE_REFUSED, { wanted: GRANTED }, 'warn feature-unavailable possible'],
    ['granted, yet denied to this identity, is held without rights', 'manage_data_retention', DENIED, { wanted: GRANTED }, 'warn feature-unavailable proven'],
    ['denied, where the exchange tells nothing, seems to be held', 'manage_data_retention', DENIED, { wanted: EXCHANGE_DOWN }, 'warn feature-unavailable likely'],
    ['denied and refused by the exchange is probably missing', 'manage_data_retention', DENIED, { wanted: REFUSED }, 'fail scope-missing possible'],
    ['denied, where no exchange for it is documented, seems to be held', 'manage_legal_holds', DENIED, { wanted: REFUSED }, 'warn feature-unavailable likely'],
    ['whose every refusal is the scope’s, and is denied, is probably missing', 'enterprise_content', DENIED, { wanted: REFUSED }, 'fail scope-missing possible'],
    ['whose probe Box could not answer is an error', 'manage_groups', DOWN, {}, 'error box-unavailable likely'],
    ['for whose probe no request was left is an error', 'manage_groups', failed(stoppedBy('call-budget', 'scope-probe')), {}, 'error call-budget likely'],
    ['whose probe the run’s end overtook is an error', 'manage_groups', failed(stoppedBy('deadline', 'scope-probe')), {}, 'error timeout likely'],
    ['whose probe a proxy refused is not asked of Box: that is told, not a cause in the app', 'manage_groups', failed(wireFailure({ purpose: 'scope-probe', fault: 'proxy', facts: { proxy: 'proxy.corp:3128', proxyStatus: 403 } })), {}, 'fail proxy likely'],
    ['whose probe met a portal is not asked of Box either', 'manage_groups', failed(httpFailure(403, null, { purpose: 'scope-probe', shape: 'html', fromBox: false })), {}, 'fail proxy likely'],
    ['whose probe found no trust is not asked of Box either', 'manage_groups', failed(wireFailure({ purpose: 'scope-probe', fault: 'tls', facts: { code: 'CERT_HAS_EXPIRED' } })), {}, 'fail tls likely'],
    ['whose probe is refused for something else can not be told', 'manage_groups', probeFailure(400, 'bad_request'), {}, 'warn unknown possible'],
  ])('%s', async (_, scope, probe, exchanges, expected) => {
    expect(told(await ask(scope, probe, exchanges))).toBe(expected);
  });

  test('that is missing says where to tick it, and to authorize again', async () => {
    const remedy = remedyOf(await ask('manage_webhook', SCOPE_REFUSED, { wanted: REFUSED }));
    expect(remedy).toContain('tick Manage webhooks');
    expect(remedy).toMatch(/authorize/iu);
  });

  test('costs one request where its probe tells', async () => {
    const { session, run } = setUp('manage_groups', () => PROBED);
    await run();
    expect([session.asked.length, session.exchanged]).toEqual([1, []]);
  });

  test('that its probe can not tell is exchanged between two controls', async () => {
    const { session, run } = setUp('manage_groups', () => SCOPE_REFUSED, { wanted: REFUSED });
    await run();
    expect(session.exchanged).toEqual(['manage_groups', POSITIVE_CONTROL, NEGATIVE_CONTROL]);
  });

  test('under its other name is the same scope', async () => {
    const { session, run } = setUp('manage_legal_hold', () => SCOPE_REFUSED, { wanted: GRANTED });
    await run();
    expect(session.exchanged[0]).toBe('manage_legal_holds');
  });

  test('without any probe here is told by the exchange alone', async () => {
    expect(told(await setUp('manage_triggers', null, { wanted: GRANTED }).run())).toBe('pass');
    // A refused exchange says nothing of a name that Box may not know there.
    expect(told(await setUp('manage_triggers', null, { wanted: REFUSED }).run())).toBe('warn unknown possible');
  });
});

describe('a scope name that this version does not know', () => {
  test('passes where Box grants it, and says that it may be another one’s', async () => {
    const outcome = await setUp('manage_webhok', null, { wanted: GRANTED }).run();
    expect([told(outcome), messageOf(outcome)]).toEqual(['pass', 'The token carries manage_webhok, which this version does not know. Did you mean manage_webhook?']);
  });

  test('fails where Box refuses it and grants another, with the nearest that is known', async () => {
    const outcome = await setUp('manage_webhok', null, { wanted: REFUSED }).run();
    expect(told(outcome)).toBe('fail scope-missing likely');
    expect(messageOf(outcome)).toContain('Did you mean manage_webhook?');
    expect(remedyOf(outcome)).toContain('the nearest known name is manage_webhook');
  });

  test.each([['refuses everything', { positive: REFUSED }], ['grants everything but this', { negative: GRANTED }]] as const)(
    'warns where the exchange %s, with the nearest that is known', async (_, controls) => {
      const outcome = await setUp('manage_webhok', null, { wanted: REFUSED, ...controls }).run();
      expect(told(outcome)).toBe('warn unknown possible');
      expect(messageOf(outcome)).toContain('Did you mean manage_webhook?');
    },
  );

  test('that must not be held is no pass where Box refuses it: it may be misspelt, and the one that was meant be held', async () => {
    const { session } = setUp('root_readwrit', null, { wanted: REFUSED });
    const outcome = await scopeCheck(aContext(session), 'root_readwrit', false).run(new AbortController().signal);
    expect(told(outcome)).toBe('warn unknown possible');
  });

  test('is refused without a guess where none is near', async () => {
    expect(messageOf(await setUp('xyzzy', null, { wanted: REFUSED }).run())).not.toContain('Did you mean');
  });

  test('is an error where Box could not be asked', async () => {
    expect(told(await setUp('manage_something', null, { wanted: EXCHANGE_DOWN }).run())).toMatch(/^error box-unavailable/u);
  });
});

describe('the scopes to read and to write', () => {
  const folders = (...operations: ('read' | 'upload')[]): Partial<TargetContext> => ({ plan: aPlan({ folders: [aFolderNeed({ operations })] }) });
  const BY_FOLDER: Record<string, Answer<unknown>> = { 'folder': answered(aFolder(), 4), 'upload-rehearsal': answered({ uploadUrl: 'https://upload.app.box.com' }, 5) };
  const onlyFolders = ({ purpose }: Asked): Answer<unknown> => BY_FOLDER[purpose] ?? failed(httpFailure(500, null));

  test.each([['root_readonly', 'read'], ['root_readwrite', 'upload']] as const)('%s costs no request of its own where a folder’s check shows it', async (scope, operation) => {
    const { session, run } = setUp(scope, onlyFolders, {}, folders(operation));
    expect(told(await run())).toBe('pass');
    expect(session.asked.some(({ purpose }) => purpose === 'scope-probe')).toBe(false);
  });

  test('root_readwrite is not shown by a folder that is only read', async () => {
    const { session, run } = setUp('root_readwrite', ({ purpose }) => (purpose === 'scope-probe' ? PROBED : onlyFolders({ purpose, path: '', body: null, subject: 'service', followUp: false })), {}, folders('read'));
    expect(told(await run())).toBe('pass');
    expect(session.asked.map(({ purpose }) => purpose)).toContain('scope-probe');
  });

  test('root_readwrite is not shown by an answer that names no host to upload to: a proxy’s own may look like that', async () => {
    const probe = ({ purpose }: Asked): Answer<unknown> => (purpose === 'upload-rehearsal' ? answered({ uploadUrl: null }) : SCOPE_REFUSED);
    expect(told(await setUp('root_readwrite', probe, { wanted: GRANTED }, folders('upload')).run())).toBe('warn feature-unavailable possible');
  });

  test('root_readonly is asked by itself where the folder could not be read', async () => {
    const probe = ({ purpose }: Asked): Answer<unknown> => (purpose === 'folder' ? failed(httpFailure(404, 'not_found')) : PROBED);
    expect(told(await setUp('root_readonly', probe, {}, folders('read')).run())).toBe('pass');
  });

  test('are not probed in a folder of another subject: its refusal would speak of access, not of the scope', async () => {
    const { session, run } = setUp('root_readwrite', ({ purpose }) => (purpose === 'scope-probe' ? PROBED : failed(httpFailure(404, 'not_found'))), {}, { ...folders('upload'), contentSubject: 'user' });
    await run();
    expect(session.asked.find(({ purpose, body }) => purpose === 'scope-probe' && body !== null)).toMatchObject({ subject: 'service', body: { parent: { id: '0' } } });
  });
});

test('a scope that could not be told never fails', async () => {
  const failures: readonly Failure[] = [httpFailure(400, 'bad_request'), httpFailure(404, 'not_found'), httpFailure(405, null), httpFailure(409, 'conflict')];
  for (const failure of failures) {
    expect(told(await ask('manage_groups', failed({ ...failure, purpose: 'scope-probe' })))).toMatch(/^warn/u);
  }
});
