import type { Answer, Failure, HttpFailure, TransportFailure } from '../../src/box/failure.ts';
import { PERMISSION_NAMES, loginKind } from '../../src/box/questions.ts';
import type { Folder, Permissions, User } from '../../src/box/questions.ts';
import type { GrantShape, Session, Subject, TokenAnswer } from '../../src/box/session-types.ts';
import type { TargetContext } from '../../src/checks/context.ts';
import type { FolderNeed, TargetPlan } from '../../src/config/plan.ts';
import type { Purpose, TransportFault } from '../../src/foundation/exchange.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { foreign } from '../../src/foundation/text.ts';

/** A question that was asked, as a test looks at it. */
export interface Asked {
  readonly purpose: Purpose;
  readonly path: string;
  readonly body: unknown;
  readonly subject: Subject;
  readonly followUp: boolean;
}

/** What the session answers; what a script leaves out must not be asked, and then throws. */
export interface Script {
  readonly token?: (subject: 'service' | 'user') => TokenAnswer | Promise<TokenAnswer>;
  readonly ask?: (asked: Asked) => Answer<unknown>;
  readonly exchange?: (scope: string) => Answer<true>;
  readonly handshake?: (origin: string) => Answer<true>;
  /** Left out: there is no budget for experiments with tokens. */
  readonly grant?: (shape: GrantShape) => Answer<true>;
}

export interface ScriptSession extends Session {
  readonly asked: Asked[];
  readonly exchanged: string[];
  readonly shaken: string[];
  readonly tried: GrantShape[];
}

/** A conversation with Box that goes as a script says, and is written down. */
export function scriptSession(script: Script = {}): ScriptSession {
  const [asked, exchanged, shaken, tried]: [Asked[], string[], string[], GrantShape[]] = [[], [], [], []];
  const unasked = (what: string): never => { throw new Error(`${what} was not to be asked`); };
  const session: ScriptSession = {
    target: 'jwt', asked, exchanged, shaken, tried,
    countedFor: () => session,
    foresee: () => 0,
    token: async (subject) => script.token?.(subject) ?? unasked(`a ${subject} token`),
    ask<T>({ purpose, path, body }: Parameters<Session['ask']>[0], subject: Subject, options?: { readonly followUp?: boolean }): Promise<Answer<T>> {
      const question: Asked = { purpose, path, body, subject, followUp: options?.followUp ?? false };
      asked.push(question);
      // The script knows what each of its questions is answered with.
      return Promise.resolve((script.ask?.(question) ?? unasked(`${purpose} ${path}`)) as Answer<T>);
    },
    exchange(scope) {
      exchanged.push(scope);
      return Promise.resolve(script.exchange?.(scope) ?? unasked(`an exchange for ${scope}`));
    },
    tryGrant(shape) {
      tried.push(shape);
      return Promise.resolve(script.grant?.(shape) ?? failed(stoppedBy('call-budget', 'token')));
    },
    handshake(uploadUrl) {
      shaken.push(new URL(uploadUrl).origin);
      return Promise.resolve(script.handshake?.(new URL(uploadUrl).origin) ?? unasked(`a handshake with ${uploadUrl}`));
    },
    revokeAll: () => Promise.resolve([]),
  };
  return session;
}

export const answered = <T>(value: T, exchange = 1): Answer<T> => ({ kind: 'answered', value, exchange });
export const failed = (failure: Failure): Answer<never> => ({ kind: 'failed', failure });

/** A failing answer as Box gives it: its own JSON, unless said otherwise. */
export function httpFailure(status: number, code: string | null, parts: Partial<HttpFailure> = {}): HttpFailure {
  return {
    kind: 'http', purpose: 'folder', status, shape: code === null ? 'empty' : 'api-json', code, words: null, message: null, reasons: [],
    conflicts: [], retryAfterSeconds: null, fromBox: true, exchange: 7, ...parts,
  };
}

export function transportFailure(fault: TransportFault, code: string | null = null, purpose: Purpose = 'token'): TransportFailure {
  return { kind: 'transport', purpose, fault, facts: { code, host: 'api.box.com', proxy: null, proxyStatus: null, certificate: null }, exchange: 3 };
}

export const stoppedBy = (reason: 'deadline' | 'call-budget' | 'interrupted', purpose: Purpose = 'folder'): Failure =>
  ({ kind: 'stopped', purpose, reason, exchange: null });

export const BOT = 'AutomationUser_2200001_ab12cd@boxdevedition.com';
export const ENTERPRISE = '4711';
const GIGABYTE = 1024 ** 3;

/** A service account in good order. */
export function aUser(parts: Partial<Omit<User, 'login'>> & { readonly login?: string } = {}): User {
  const { login = BOT, ...rest } = parts;
  return {
    id: '30000000001', name: foreign('name', 'Deploy Bot'), login: foreign('login', login), loginKind: loginKind(login), enterpriseId: ENTERPRISE,
    status: 'active', role: 'user', isPlatformAccessOnly: false, spaceAmount: 10 * GIGABYTE, spaceUsed: GIGABYTE, maxUploadSize: 5 * GIGABYTE, ...rest,
  };
}

/** The same word for every permission, but for those that are given. */
export function permissions(usual: boolean | null, others: Partial<Permissions> = {}): Permissions {
  return { ...(Object.fromEntries(PERMISSION_NAMES.map((name) => [name, usual])) as unknown as Permissions), ...others };
}

/** A folder in which everything may be done. */
export function aFolder(parts: Partial<Folder> = {}): Folder {
  return {
    id: '12', name: foreign('name', 'Releases'), itemStatus: 'active', permissions: permissions(true),
    ownedBy: { id: '20', login: foreign('login', 'ben@example.com'), name: foreign('name', 'Ben Owner') }, isExternallyOwned: false, parentId: '0',
    hasCollaborations: true, canNonOwnersInvite: true, isCollaborationRestrictedToEnterprise: false, allowedInviteeRoles: null, classification: null, ...parts,
  };
}

export function aPlan(parts: Partial<TargetPlan> = {}): TargetPlan {
  const raw = { auth: 'ccg', clientId: 'client', clientSecret: new Secret('not looked at here'), enterpriseId: ENTERPRISE, userId: null } as const;
  return { name: 'jwt', label: null, source: null, auth: 'jwt', credentials: { kind: 'given', raw }, userId: null, asUser: null, userAsGiven: null, folders: [], scopes: [], ...parts };
}

/** A folder that is to be read, and what else is given. */
export const aFolderNeed = (parts: Partial<FolderNeed> = {}): FolderNeed => ({
  id: '12', label: null, hidden: false, operations: ['read'], replace: [], expectedName: null, plannedUpload: null, source: null, ...parts,
});

/** What a target's checks work with, for a service account's own folders. */
export function aContext(session: Session, parts: Partial<TargetContext> = {}): TargetContext {
  return {
    plan: aPlan(), session, enterpriseId: ENTERPRISE, appSubject: 'service', contentSubject: 'service',
    facts: { enterpriseId: ENTERPRISE, clientId: 'client' }, hosted: false, skew: () => null, unusedName: 'box-preflight-1.tmp', ...parts,
  };
}
