/** The token and revoke endpoints. https://developer.box.com/reference/post-oauth2-token */
import { timingSafeEqual } from 'node:crypto';
import { decode, verifyAssertion } from './assertion.ts';
import type { Subject } from './assertion.ts';
import type { Incoming } from './call.ts';
import { empty, json, oauthError } from './errors.ts';
import type { Answer } from './errors.ts';
import { exchange } from './exchange.ts';
import { findApp, findUser } from './find.ts';
import type { Token } from './state.ts';
import type { Dialect } from './dialect.ts';
import type { App, Authorization, User, World } from './world.ts';

type Grant = (incoming: Incoming, form: URLSearchParams) => Answer;

const grants: Readonly<Record<string, Grant>> = {
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtGrant,
  'client_credentials': clientCredentialsGrant,
  'urn:ietf:params:oauth:grant-type:token-exchange': exchange,
};

/** Parameters count only where the body is form-encoded; a JSON body has none. */
export function formOf({ headers, body }: Pick<Incoming, 'headers' | 'body'>): URLSearchParams {
  const isForm = headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded') === true;
  return new URLSearchParams(isForm ? body : '');
}

export function token(incoming: Incoming): Answer {
  const form = formOf(incoming);
  const grant = grants[form.get('grant_type') ?? ''];
  if (grant === undefined) return oauthError(400, 'invalid_request', 'Invalid grant_type parameter or parameter missing');
  return grant(incoming, form);
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The app whose id and secret the form holds; HTTP Basic does not count. */
function client(world: World, form: URLSearchParams): App | undefined {
  const app = findApp(world, form.get('client_id') ?? '');
  return app !== undefined && same(app.clientSecret, form.get('client_secret') ?? '') ? app : undefined;
}

const wrongClient = (): Answer => oauthError(400, 'invalid_client', 'The client credentials are invalid');
const wrongGrant = (): Answer => oauthError(400, 'invalid_grant', 'Grant credentials are invalid');
const wrongSubjectType = (): Answer => oauthError(400, 'unauthorized_client', 'The "box_subject_type" value is unauthorized for this client_id');

function issue({ state, world }: Incoming, app: App, authorization: Authorization, userId: string): Answer {
  const { settings, enterpriseId } = structuredClone(authorization);
  const issued: Token = state.issue({ userId, clientId: app.clientId, enterpriseId, settings, scopes: new Set(settings.scopes), resource: null, exchanged: false });
  return json(200, { access_token: issued.value, expires_in: world.tokenLifetimeSeconds, restricted_to: [], token_type: 'bearer' });
}

/** Why no token: one word a cause, turned into the words of the grant that was used. */
type Denial = 'unknown-subject' | 'unauthorized' | 'user-tokens-off' | 'service-account-as-user' | 'access-level';
type Permit = { readonly authorization: Authorization; readonly userId: string } | Denial;

function permitUser(app: App, user: User, authorization: Authorization): Permit {
  if (user.kind === 'service') return 'service-account-as-user';
  if (!authorization.settings.generateUserTokens) return 'user-tokens-off';
  if (user.kind === 'app') return user.appClientId === app.clientId ? { authorization, userId: user.id } : 'unknown-subject';
  return authorization.settings.access === 'enterprise' ? { authorization, userId: user.id } : 'access-level';
}

/** https://developer.box.com/guides/authorization/platform-app-approval and box_subject_type of the client credentials guide */
function permit(world: World, app: App, subject: Subject): Permit {
  const find = (enterpriseId: string): Authorization | undefined => app.authorizations.find((one) => one.enterpriseId === enterpriseId);
  if (subject.type === 'enterprise') {
    if (!world.enterprises.some((one) => one.id === subject.id)) return 'unknown-subject';
    const authorization = find(subject.id);
    return authorization === undefined ? 'unauthorized' : { authorization, userId: authorization.serviceAccountId };
  }
  const user = findUser(world, subject.id);
  if (user === undefined || (user.status === 'inactive' && world.dialect.deactivatedSubject === 'refused')) return 'unknown-subject';
  const authorization = find(user.enterpriseId);
  if (authorization !== undefined) return permitUser(app, user, authorization);
  return app.authorizations.length > 0 ? 'unknown-subject' : 'unauthorized';
}

const unauthorizedJwt: Readonly<Record<Dialect['unauthorizedJwt'], string>> = {
  'enterprise-admin': 'This app is not authorized by the enterprise admin',
  'enterprise': 'This app is not authorized by the enterprise',
};

const jwtDenials: Readonly<Record<Denial, (dialect: Dialect) => Answer>> = {
  'unknown-subject': () => oauthError(400, 'invalid_grant', "Please check the 'sub' claim. The 'sub' specified is invalid."),
  'unauthorized': (dialect) => oauthError(400, 'unauthorized_client', unauthorizedJwt[dialect.unauthorizedJwt]),
  'user-tokens-off': cannotObtainUserToken,
  'service-account-as-user': cannotObtainUserToken,
  'access-level': cannotObtainUserToken,
};

function cannotObtainUserToken(): Answer {
  return oauthError(400, 'invalid_request', 'Cannot obtain user token based on the enterprise configuration for your app');
}

/** https://developer.box.com/guides/authentication/jwt/without-sdk */
function jwtGrant(incoming: Incoming, form: URLSearchParams): Answer {
  const { world, state, jtiIsFresh } = incoming;
  const app = client(world, form);
  if (app === undefined) return wrongClient();
  if (app.kind !== 'jwt') return oauthError(400, 'unauthorized_client', 'The grant type is unauthorized for this client_id');
  const assertion = decode(form.get('assertion') ?? '');
  const verified = verifyAssertion(assertion, { app, jtiIsFresh, nowSeconds: state.nowSeconds(), expTexts: world.dialect.expTexts });
  if (!verified.ok) return oauthError(400, verified.error, verified.description);
  const permitted = permit(world, app, verified.subject);
  return typeof permitted === 'string' ? jwtDenials[permitted](world.dialect) : issue(incoming, app, permitted.authorization, permitted.userId);
}

const unauthorizedCcg: Readonly<Record<Dialect['unauthorizedCcg'], () => Answer>> = {
  'not-yet-authorized': () => oauthError(400, 'invalid_grant', 'App is not yet authorized for use'),
  'grant-credentials': wrongGrant,
  'subject-type': wrongSubjectType,
  'insufficient-scope': () => oauthError(400, 'insufficient_scope', 'Insufficient permissions for the requested scope.'),
  'enterprise-admin': () => oauthError(400, 'unauthorized_client', unauthorizedJwt['enterprise-admin']),
};

/** https://developer.box.com/guides/authentication/client-credentials */
function clientCredentialsGrant(incoming: Incoming, form: URLSearchParams): Answer {
  const { world } = incoming;
  const app = client(world, form);
  const type = form.get('box_subject_type');
  if (app === undefined) {
    const { wrongCcgSecret: told } = world.dialect;
    return told === 'grant-credentials' || (told === 'grant-credentials-with-subject' && type !== null) ? wrongGrant() : wrongClient();
  }
  const id = form.get('box_subject_id');
  if (app.kind !== 'ccg' || id === null || (type !== 'enterprise' && type !== 'user')) return wrongSubjectType();
  const permitted = permit(world, app, { type, id });
  if (permitted === 'unauthorized') return unauthorizedCcg[world.dialect.unauthorizedCcg]();
  return typeof permitted === 'string' ? wrongGrant() : issue(incoming, app, permitted.authorization, permitted.userId);
}

/** https://developer.box.com/reference/post-oauth2-revoke: 200 with an empty body */
export function revoke(incoming: Incoming): Answer {
  const form = formOf(incoming);
  if (!form.has('client_id')) return oauthError(400, 'invalid_request', 'Client id was not found in the headers or body');
  const app = client(incoming.world, form);
  if (app === undefined) return wrongClient();
  const found = incoming.state.find(form.get('token') ?? '');
  if (found?.clientId !== app.clientId || found.revoked) return oauthError(400, 'invalid_token', 'The supplied token is invalid');
  found.revoked = true;
  return empty(200);
}
