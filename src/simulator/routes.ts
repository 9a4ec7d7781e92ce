/** The table of endpoints, and the way a request takes to one. */
import { authenticate } from './call.ts';
import type { Call, Incoming } from './call.ts';
import { aiAgentDefault, events, groups, legalHoldPolicies, retentionPolicies, signRequests, webhooks, workflows } from './endpoints/features.ts';
import { file, folder, folderItems, folderTrash, search } from './endpoints/folders.ts';
import { folderCollaborations, me, pendingCollaborations, user, users } from './endpoints/people.ts';
import { statusSummary } from './endpoints/status.ts';
import { newFile, newVersion } from './endpoints/uploads.ts';
import { htmlPage, methodNotAllowed, Refusal } from './errors.ts';
import type { Answer } from './errors.ts';
import { revoke, token } from './oauth.ts';

type Route = { readonly method: string; readonly path: string } & (
  | { readonly needs: 'nothing'; readonly answer: (incoming: Incoming) => Answer }
  | { readonly needs: 'token'; readonly answer: (call: Call) => Answer });

const rest = (method: string, path: string, answer: (call: Call) => Answer): Route => ({ method, path: `/2.0${path}`, needs: 'token', answer });
const open = (method: string, path: string, answer: (incoming: Incoming) => Answer): Route => ({ method, path, needs: 'nothing', answer });

const routes: readonly Route[] = [
  open('POST', '/oauth2/token', token),
  open('POST', '/oauth2/revoke', revoke),
  open('GET', '/api/v2/summary.json', statusSummary),
  rest('GET', '/users/me', me),
  rest('GET', '/users/:id', user),
  rest('GET', '/users', users),
  rest('GET', '/folders/:id', folder),
  rest('GET', '/folders/:id/items', folderItems),
  rest('GET', '/folders/:id/trash', folderTrash),
  rest('GET', '/folders/:id/collaborations', folderCollaborations),
  rest('GET', '/collaborations', pendingCollaborations),
  rest('OPTIONS', '/files/content', newFile),
  rest('OPTIONS', '/files/:id/content', newVersion),
  rest('GET', '/files/:id', file),
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
  if (found.length === 0) return htmlPage(404, '404 Not Found');
  const hit = found.find(({ route }) => route.method === incoming.method);
  if (hit === undefined) return methodNotAllowed();
  const { route, id } = hit;
  try {
    const call = { ...incoming, id };
    return route.needs === 'nothing' ? route.answer(call) : route.answer(authenticate(call));
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
