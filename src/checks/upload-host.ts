import type { Failure } from '../box/failure.ts';
import { found, keyOf, passed, skipped } from '../engine/check.ts';
import type { Check, Judged, Outcome } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import { contentNeed, evidence, failedBy, failureEvidence, guidanceOf, need } from './context.ts';
import type { TargetContext } from './context.ts';
import { isUploadHost } from '../box/rehearsals.ts';
import { rehearsalRequests, rehearsalsOf } from './rehearsal.ts';

/**
 * Does the host that Box names for uploads answer a TLS handshake from here? It is another host than the API's, and
 * allow-lists forget it. No request and no credential is sent.
 * @param usable those of the targets that have credentials to ask with
 */
export function uploadHostCheck(targets: readonly TargetContext[], apiUrl: URL, usable: readonly TargetContext[] = targets): Check | null {
  const uploading = targets.filter(({ plan }) => plan.folders.some((folder) => rehearsalRequests(folder) > 0));
  if (uploading.length === 0) return null;
  return {
    target: 'host', id: 'upload-host', title: 'Box’s upload host answers', pledge: 0, after: [],
    needs: [{ ...need('host', 'token'), anyOf: uploading.map((target) => keyOf({ target: target.plan.name, id: contentNeed(target).id })) }],
    run: () => judgeHosts(uploading.filter((target) => usable.includes(target)), apiUrl),
  };
}

/** One handshake a host, whoever named it. */
async function judgeHosts(targets: readonly TargetContext[], apiUrl: URL): Promise<Outcome> {
  const named = (await Promise.all(targets.map(async (target) => urlsOf(target)))).flat();
  const byHost = new Map(named.map((each) => [new URL(each.url).host, each]));
  const [first] = targets;
  if (byHost.size === 0 || first === undefined) return skipped(text`No upload was rehearsed with success, so Box named no host.`);
  const foreigners = [...byHost].filter(([, { url }]) => !isUploadHost(url, apiUrl)).map(([host]) => host);
  for (const host of foreigners) byHost.delete(host);
  const shaken = await Promise.all([...byHost].map(async ([host, { url, target }]) => ({ host, target, answer: await target.session.handshake(url) })));
  for (const { host, target, answer } of shaken) {
    if (answer.kind === 'failed') return unreached(answer.failure, host, target);
  }
  const [foreigner] = foreigners;
  if (foreigner !== undefined) {
    const diagnosis = advise('upload-host-foreign', { ...first.facts, host: foreigner });
    return found('warn', diagnosis.cause, diagnosis, [evidence(text`not dialled: ${foreigners.join(', ')}`)]);
  }
  const hosts = [...byHost.keys()].join(', ');
  return passed(text`${hosts} answers.`, shaken.map(({ host }) => evidence(text`connected to ${host}`)));
}

/**
 * The API host has answered, or nobody had named this one: a refusal here is a firewall's, and meets the deploy as well
 * (contract, section 5).
 */
function unreached(failure: Failure, host: string, target: TargetContext): Judged {
  const refused = failure.kind === 'transport' && failure.fault === 'refused' && failure.facts.code === 'ECONNREFUSED';
  if (!refused) return failedBy(failure, guidanceOf(target, target.contentSubject, { host }), (cause) => cause);
  const diagnosis = advise('upload-host-refused', { ...target.facts, host });
  return found('fail', diagnosis.cause, diagnosis, [failureEvidence(failure)]);
}

async function urlsOf(target: TargetContext): Promise<{ readonly url: string; readonly target: TargetContext }[]> {
  const answers = await Promise.all(rehearsalsOf(target));
  return answers.flatMap((answer) => (answer.kind === 'answered' && answer.value.uploadUrl !== null ? [{ url: answer.value.uploadUrl, target }] : []));
}

