/**
 * What was drawn, and by which diagnosis codes it may be named. Written from Box's documents (what Box answers, and what that can
 * mean) and from the contract's list of codes; the product has no say in it.
 */
import { folderId } from './box.ts';
import { STORING_FORMS } from './world.ts';
import type { Form, TwinFolder, World } from './world.ts';

export interface Cause {
  /** In words of the world's JSON. */
  readonly name: string;
  /** The group that it can stop; `null`: any. */
  readonly at: string | null;
  readonly codes: readonly string[];
}

const STORED: readonly Form[] = STORING_FORMS;
const MENDED = ['credentials-malformed', 'key-invalid'];
/** Box answers the grant without an assertion with one text for a wrong pair, subject, setting and approval alike. */
const GRANT = 'credentials-invalid';

const FORM_CODES: Readonly<Partial<Record<Form, readonly string[]>>> = {
  'secret-wrong': [GRANT], 'id-unknown': [GRANT, 'jwt-claim-invalid'], 'enterprise-wrong': [GRANT, 'app-not-authorized', 'wrong-enterprise', 'jwt-claim-invalid'],
  'passphrase-wrong': ['key-invalid'], 'passphrase-space': MENDED, 'key-foreign': ['key-invalid', 'jwt-claim-invalid', GRANT], 'key-missing': MENDED,
  'kid-wrong': ['key-invalid', 'jwt-claim-invalid', GRANT], 'kid-empty': [...MENDED, 'jwt-claim-invalid'], 'kid-space': MENDED, 'truncated': ['credentials-malformed'],
  'two-keys': ['key-invalid', 'jwt-claim-invalid', GRANT, 'credentials-malformed'],
};

const AUTHORIZATION: Readonly<Record<World['authorization'], readonly string[]>> = {
  current: [], missing: ['app-not-authorized', GRANT], disabled: ['app-not-enabled'], stale: ['scope-missing', 'app-misconfigured', 'not-invited', 'no-access', GRANT],
};

const USER: Readonly<Record<World['user'], readonly string[]>> = {
  'active': [], 'inactive': ['user-inactive', GRANT, 'jwt-claim-invalid', 'not-invited', 'no-access'], 'no-edit': ['user-inactive', 'no-access'], 'no-edit-upload': ['user-inactive', 'no-access'],
  'terms-of-service': ['terms-of-service'], 'password-reset': ['user-inactive'], 'email-confirmation': ['user-inactive'],
};

const when = (drawn: boolean, cause: Cause): readonly Cause[] => (drawn ? [cause] : []);
const differs = (world: World, name: 'form' | 'authorization' | 'user' | 'quota', usual: string, codes: readonly string[]): readonly Cause[] =>
  when(world[name] !== usual, { name: `${name}: ${world[name]}`, at: null, codes });

function ofApp({ app, auth, subject, scopes }: World): readonly Cause[] {
  const wants = (scope: string): boolean => !app.scopes.includes(scope);
  return [
    ...when(wants('root_readonly') || wants('root_readwrite'), { name: `app.scopes: ${app.scopes.join(' ')}`, at: null, codes: ['scope-missing'] }),
    ...when(app.scopes.includes('enterprise_content'), { name: 'Global Content Manager', at: null, codes: ['app-misconfigured', 'not-invited', 'no-access', 'excess-access'] }),
    ...when(app.access === 'app', { name: 'app.access: app', at: null, codes: ['app-misconfigured', 'not-invited', 'no-access', 'scope-missing', ...(auth === 'ccg' ? [GRANT] : [])] }),
    ...when(!app.userTokens && subject === 'user', { name: 'app.userTokens: false', at: 'login', codes: ['app-misconfigured', ...(auth === 'ccg' ? [GRANT] : [])] }),
    ...when(!app.asUser && subject === 'as-user', { name: 'app.asUser: false', at: null, codes: ['app-misconfigured', 'scope-missing', 'no-access'] }),
    ...scopes.map((scope): Cause => (scope.startsWith('not:')
      ? { name: scope, at: `scope:${scope.slice(4)}`, codes: ['excess-access'] } : { name: `scopes: ${scope}`, at: `scope:${scope}`, codes: ['scope-missing', 'unknown'] })),
  ];
}

function ofFolder(drawn: TwinFolder, index: number): readonly Cause[] {
  const at = `folder:${folderId(index)}`;
  const named = (is: boolean, name: string, codes: readonly string[]): readonly Cause[] => when(is, { name: `${name} of folder ${index + 1}`, at, codes });
  const isHidden = drawn.role === 'none' || drawn.role === 'pending';
  return [
    ...named(drawn.ops.includes('none'), 'ops: none', ['excess-access']),
    ...named(isHidden, `role: ${drawn.role}`, ['not-invited']),
    ...named(!['owner', 'co-owner', 'editor'].includes(drawn.role) && !isHidden, `role: ${drawn.role}`, ['no-access']),
    ...named(drawn.trashed !== 'no', 'trashed', ['trashed', 'not-invited']),
    ...named(drawn.lock, 'lock', ['policy-blocked']),
    ...named(drawn.fileLock, 'fileLock', ['policy-blocked', 'no-access']),
    ...named(drawn.policy !== 'none', 'policy', ['policy-blocked']),
    ...named(drawn.invitesRestricted, 'invitesRestricted', ['no-access']),
    ...named(drawn.owner === 'external', 'owner: external', ['not-invited', 'app-misconfigured']),
  ];
}

/** Everything that was drawn and could stop a deploy. */
export function causesOf(world: World): readonly Cause[] {
  const { form, auth, subject, who, whoForm } = world;
  return [
    ...(STORED.includes(form) ? [] : differs(world, 'form', 'raw', FORM_CODES[form] ?? MENDED)),
    ...differs(world, 'authorization', 'current', AUTHORIZATION[world.authorization]),
    ...when(subject !== 'service' && whoForm !== 'raw', { name: `whoForm: ${whoForm}`, at: null, codes: ['credentials-malformed'] }),
    ...when(subject !== 'service' && (who === 'nobody' || who === 'outsider'), {
      name: `who: ${who}`, at: null, codes: [GRANT, 'jwt-claim-invalid', 'not-invited', 'wrong-enterprise', 'user-inactive', 'app-misconfigured', 'no-access'],
    }),
    ...differs(world, 'user', 'active', USER[world.user]),
    ...differs(world, 'quota', 'free', ['quota-exceeded', ...(world.dialect.noRoom === 'access-denied' ? ['no-access'] : [])]),
    ...when(world.skew !== 0 && auth === 'jwt', { name: `skew: ${world.skew}`, at: 'login', codes: ['clock-skew', 'jwt-claim-invalid'] }),
    ...when(world.fault !== null, { name: 'fault', at: null, codes: ['rate-limited', 'box-unavailable', 'network', 'timeout', 'call-budget'] }),
    ...when(world.dialect.editorDeletesSharedFolder === 'no', { name: 'editors delete no shared folder', at: null, codes: ['no-access'] }),
    ...ofApp(world), ...world.folders.flatMap(ofFolder),
  ];
}
