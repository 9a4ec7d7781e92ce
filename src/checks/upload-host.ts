import { passed, skipped } from '../engine/check.ts';
import type { Check, Outcome } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import { contentNeed, evidence, failedBy, guidanceOf, need } from './context.ts';
import type { TargetContext } from './context.ts';
import { rehearsalRequests, rehearsalsOf } from './rehearsal.ts';
import { keyOf } from '../engine/check.ts';

/**
 * Does the host that Box names for uploads answer a TLS handshake from here? It is another host than the API's, and
 * allow-lists forget it. No request and no credential is sent.
 * @param usable those of the targets that have credentials to ask with
 */
export function uploadHostCheck(targets: readonly TargetContext[], usable: readonly TargetContext[] = targets): Check | null {
  const uploading = targets.filter(({ plan }) => plan.folders.some((folder) => rehearsalRequests(folder) > 0));
  if (uploading.length === 0) return null;
  return {
    target: 'host', id: 'upload-host', title: 'Box’s upload host answers', pledge: 0, after: [],
    needs: [{ ...need('host', 'token'), anyOf: uploading.map((target) => keyOf({ target: target.plan.name, id: contentNeed(target).id })) }],
    run: () => judgeHosts(uploading.filter((target) => usable.includes(target))),
  };
}

/** One handshake a host, whoever named it. */
async function judgeHosts(targets: readonly TargetContext[]): Promise<Outcome> {
  const named = (await Promise.all(targets.map(async (target) => urlsOf(target)))).flat();
  const byHost = new Map(named.map((each) => [new URL(each.url).host, each]));
  const [first] = targets;
  if (byHost.size === 0 || first === undefined) return skipped(text`No upload was rehearsed with success, so Box named no host.`);
  const shaken = await Promise.all([...byHost].map(async ([host, { url, target }]) => ({ host, target, answer: await target.session.handshake(url) })));
  for (const { host, target, answer } of shaken) {
    if (answer.kind === 'failed') {
      return failedBy(answer.failure, guidanceOf(target, target.contentSubject, { host }), (cause) => cause);
    }
  }
  const hosts = [...byHost.keys()].join(', ');
  return passed(text`${hosts} answers.`, shaken.map(({ host }) => evidence(text`connected to ${host}`)));
}

async function urlsOf(target: TargetContext): Promise<{ readonly url: string; readonly target: TargetContext }[]> {
  const answers = await Promise.all(rehearsalsOf(target));
  return answers.flatMap((answer) => (answer.kind === 'answered' && answer.value.uploadUrl !== null ? [{ url: answer.value.uploadUrl, target }] : []));
}

