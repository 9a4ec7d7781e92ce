/** The table of endpoints, and the way a request takes to one. */
import { authenticate } from './call.ts';
import type { Call, Incoming } from './call.ts';
import { documented } from './documented.ts';
import {
  changeCollaboration, collaboration, endCollaboration, fileCollaborations, folderCollaborations, invite,
  pendingCollaborations,
} from './endpoints/collaborations.ts';
import { events } from './endpoints/events.ts';
import {
  aiAgentDefault, groups, legalHoldPolicies, retentionPolicies, signRequests, webhooks, workflows,
} from './endpoints/features.ts';
import { copyFile, deleteFile, updateFile } from './endpoints/file-changes.ts';
import { bytes, download, versions } from './endpoints/file-content.ts';
import { uploadFile, uploadVersion } from './endpoints/file-uploads.ts';
import { copyFolder, createFolder, deleteFolder, updateFolder } from './endpoints/folder-changes.ts';
import { folderLocks, lockFolder, unlockFolder } from './endpoints/folder-locks.ts';
import { file, folder, folderItems, search } from './endpoints/folders.ts';
import { me, user, users } from './endpoints/people.ts';
import { statusSummary } from './endpoints/status.ts';
import {
  fileInTrash, folderInTrash, purgeFile, purgeFolder, restoreFile, restoreFolder, trashItems,
} from './endpoints/trash.ts';
import { abort, beginFile, beginVersion, commit, parts, session, uploadPart } from './endpoints/upload-sessions.ts';
import { newFile, newVersion } from './endpoints/uploads.ts';
import { htmlPage, methodNotAllowed, notSimulated, Refusal } from './errors.ts';
import type { Answer } from './errors.ts';
import { revoke, token } from './oauth.ts';

type Route = { readonly method: string; readonly path: string } & (
  | { readonly needs: 'nothing'; readonly answer: (incoming: Incoming) => Answer }
  | { readonly needs: 'token'; readonly answer: (call: Call) => Answer });

const rest = (method: string, path: string, answer: (call: Call) => Answer): Route => ({ method, path: `/2.0${path}`, needs: 'token', answer });
const open = (method: string, path: string, answer: (incoming: Incoming) => Answer): Route => ({ method, path, needs: 'nothing', answer });

/** At Box a host of its own, with `/api` before the path. */
const upload = (method: string, path: string, answer: (call: Call) => Answer): Route =>
  ({ method, path: `/api/2.0${path}`, needs: 'token', answer });

const routes: readonly Route[] = [
  open('POST', '/oauth2/token', token),
  open('POST', '/oauth2/revoke', revoke),
  open('GET', '/api/v2/summary.json', statusSummary),
  open('GET', '/d/1/:id/download', bytes),
  rest('GET', '/users/me', me),
  rest('GET', '/users/:id', user),
  rest('GET', '/users', users),
  rest('POST', '/folders', createFolder),
  rest('GET', '/folders/trash/items', trashItems),
  rest('GET', '/folders/:id', folder),
  rest('PUT', '/folders/:id', updateFolder),
  rest('DELETE', '/folders/:id', deleteFolder),
  rest('POST', '/folders/:id', restoreFolder),
  rest('POST', '/folders/:id/copy', copyFolder),
  rest('GET', '/folders/:id/items', folderItems),
  rest('GET', '/folders/:id/trash', folderInTrash),
  rest('DELETE', '/folders/:id/trash', purgeFolder),
  rest('GET', '/folders/:id/collaborations', folderCollaborations),
  rest('GET', '/folder_locks', folderLocks),
  rest('POST', '/folder_locks', lockFolder),
  rest('DELETE', '/folder_locks/:id', unlockFolder),
  rest('GET', '/collaborations', pendingCollaborations),
  rest('POST', '/collaborations', invite),
  rest('GET', '/collaborations/:id', collaboration),
  rest('PUT', '/collaborations/:id', changeCollaboration),
  rest('DELETE', '/collaborations/:id', endCollaboration),
  rest('OPTIONS', '/files/content', newFile),
  rest('OPTIONS', '/files/:id/content', newVersion),
  rest('GET', '/files/:id', file),
  rest('PUT', '/files/:id', updateFile),
  rest('DELETE', '/files/:id', deleteFile),
  rest('POST', '/files/:id', restoreFile),
  rest('POST', '/files/:id/copy', copyFile),
  rest('GET', '/files/:id/content', download),
  rest('GET', '/files/:id/versions', versions),
  rest('GET', '/files/:id/trash', fileInTrash),
  rest('DELETE', '/files/:id/trash', purgeFile),
  rest('GET', '/files/:id/collaborations', fileCollaborations),
  upload('POST', '/files/content', uploadFile),
  upload('POST', '/files/:id/content', uploadVersion),
  upload('POST', '/files/upload_sessions', beginFile),
  upload('POST', '/files/:id/upload_sessions', beginVersion),
  upload('GET', '/files/upload_sessions/:id', session),
  upload('PUT', '/files/upload_sessions/:id', uploadPart),
  upload('DELETE', '/files/upload_sessions/:id', abort),
  upload('GET', '/files/upload_sessions/:id/parts', parts),
  upload('POST', '/files/upload_sessions/:id/commit', commit),
  rest('GET', '/groups', groups),
  rest('GET', '/webhooks', webhooks),
  rest('GET', '/events', events),
  rest('GET', '/retention_policies', retentionPolicies),
  rest('GET', '/legal_hold_policies', legalHoldPolicies),
  rest('GET', '/sign_requests', signRequests),
  rest('GET', '/ai_agent_default', aiAgentDefault),
  rest('GET', '/workflows', workflows),
  rest('GET', '/search', search),
];

/** Paths that belong to the host for uploads; the other one does not know them. */
const uploadPaths = new Set(routes
  .filter(({ path }) => path.startsWith('/api/2.0/'))
  .map(({ method, path }) => `${method} ${path.slice('/api'.length)}`));

/** True for what Box has, and this simulator has not. A path without an id wins over one with. */
function isMissing({ method, path }: Pick<Incoming, 'method' | 'path'>): boolean {
  const found = Object.keys(documented).filter((pattern) => match(`/2.0${pattern}`, path) !== undefined);
  const pattern = found.find((one) => `/2.0${one}` === path) ?? found[0];
  const isThere = pattern !== undefined && documented[pattern]?.split(' ').includes(method) === true;
  return isThere && !uploadPaths.has(`${method} /2.0${pattern}`);
}

/** The `:id` of a path that fits, empty for a pattern without one; undefined where it does not fit. */
function match(pattern: string, path: string): string | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  let id = '';
  const fits = wanted.length === given.length && wanted.every((segment, index) => {
    if (segment !== ':id') return segment === given[index];
    id = given[index] ?? '';
    return id !== '';
  });
  return fits ? id : undefined;
}

/** What Box answers, faults aside. */
export function answer(incoming: Omit<Incoming, 'id'>): Answer {
  const found = routes.flatMap((route) => {
    const id = match(route.path, incoming.path);
    return id === undefined ? [] : [{ route, id }];
  });
  const hit = found.find(({ route }) => route.method === incoming.method);
  if (hit === undefined) {
    if (isMissing(incoming)) return notSimulated(incoming.method, incoming.path);
    return found.length === 0 ? htmlPage(404, '404 Not Found') : methodNotAllowed();
  }
  const { route, id } = hit;
  try {
    const call = { ...incoming, id };
    return route.needs === 'nothing' ? route.answer(call) : route.answer(authenticate(call));
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
