import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ERROR_LABEL,
  TRACKING_LABEL
} from "./chunk-TZCXBKE7.mjs";
import {
  tracks
} from "./chunk-UR2KN2MR.mjs";
import {
  driftSection,
  driftSections,
  when
} from "./chunk-I5G5DR5M.mjs";
import {
  cell,
  codeCell,
  codeSpan,
  link,
  row,
  tableHead
} from "./chunk-M7GW6ZWC.mjs";
import {
  compare
} from "./chunk-VMU6CBKY.mjs";
import {
  VERSION
} from "./chunk-DJIHQ5N4.mjs";
import {
  learnedSchema,
  targetState
} from "./chunk-RWZGSUSY.mjs";
import {
  array,
  isoTimestamp,
  nullable,
  number,
  object,
  picklist,
  pipe,
  safeParse,
  string
} from "./chunk-CIVYHADS.mjs";
import {
  MARKS,
  OWNERS,
  countWords,
  diagnosisOf,
  furtherCause,
  problemsOf,
  several,
  verdictWords
} from "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import {
  clean,
  foreign,
  plain,
  text
} from "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/action/github-markdown.ts
var LONGEST_BODY = 65e3;
var NOTE = 200;
function page({ marker: marker2, head, report, foot }) {
  const drift = fitting(driftSections(report), LONGEST_BODY / 3);
  const frame = paragraphs([marker2, ...head, ...drift, foot]).length;
  return `${marker2}
${paragraphs([...head, problemTable(report, LONGEST_BODY - frame), ...drift, foot])}
`;
}
var paragraphs = (parts) => parts.filter((part) => part !== "").join("\n\n");
function fitting(sections, limit) {
  let room = limit;
  const kept = sections.filter((section) => (room -= section.length) >= 0);
  const rest = sections.length - kept.length;
  return rest === 0 ? kept : [...kept, `_What changed in ${several(rest, "more target")} did not fit here: see the run._`];
}
function problemTable(report, limit) {
  const rows = problemsOf(report).map(problemRow);
  if (rows.length === 0) return "";
  const head = tableHead(["Found", "What to do"]);
  let room = limit - head.length - NOTE;
  const kept = rows.filter((line) => (room -= line.length + 1) >= 0);
  const rest = rows.length - kept.length;
  return [head, ...kept, ...rest === 0 ? [] : [`
_${several(rest, "more problem")} did not fit here: see the run._`]].join("\n");
}
var MOST_NAMED = 8;
function problemRow({ status, affected, diagnosis }) {
  const named2 = affected.slice(0, MOST_NAMED).map(({ key }) => codeCell(key));
  const others = affected.length > MOST_NAMED ? [`and ${affected.length - MOST_NAMED} more`] : [];
  const cause = furtherCause(affected[0].message, diagnosis);
  const found = [cell(affected[0].message), ...cause === null ? [] : [cell(cause)], codeCell(diagnosis.code)];
  const steps = diagnosis.remedy.map((step, index) => diagnosis.remedy.length > 1 ? `${index + 1}. ${cell(step)}` : cell(step));
  const advice = [...steps, `_${OWNERS[diagnosis.owner]}_`, ...diagnosis.docs.map((url) => link(url))];
  const checks = `${MARKS[status]} ${[...named2, ...others].join("<br>")}`;
  return row([[checks, ...found].join("<br>"), advice.join("<br>")]);
}
function footer({ runUrl, commit, run }, name) {
  const attempt2 = run.attempt > 1 ? `, try ${run.attempt}` : "";
  const at = commit === null ? "" : `, at ${codeSpan(commit.slice(0, 10))}`;
  return `<sub>Box Preflight, ${codeSpan(clean(name))}${at}${attempt2}. ${runUrl === null ? "" : `All checks, with evidence and requests: ${link(runUrl)}`}</sub>`;
}
var UNITS = [["day", 864e5], ["hour", 36e5], ["minute", 6e4]];
function lasting(fromIso, toIso) {
  let left = Math.max(0, Date.parse(toIso) - Date.parse(fromIso));
  const parts = UNITS.flatMap(([unit, ms]) => {
    const count = Math.floor(left / ms);
    left -= count * ms;
    return count === 0 ? [] : [several(count, unit)];
  });
  return parts.length === 0 ? "less than a minute" : parts.slice(0, 2).join(" ");
}
var endOf = ({ startedAt, durationMs }) => new Date(Date.parse(startedAt) + durationMs).toISOString();
var isNewer = (one, other) => one.id > other.id || one.id === other.id && one.attempt > other.attempt;

// src/action/marker.ts
import { Buffer } from "node:buffer";
var stamp = object({ id: number(), attempt: number() });
var time = pipe(string(), isoTimestamp());
var commentState = object({
  run: stamp,
  /** Since when it fails; `null` while it does not. */
  failedSince: nullable(time),
  recovered: nullable(object({ from: time, to: time }))
});
var issueState = object({
  run: stamp,
  status: picklist(["good", "fail", "error"]),
  since: time,
  /** Check and diagnosis code of all that is wrong, `folder:12 no-access`. */
  problems: array(string()),
  /** Runs in a row that could not tell. */
  errors: number(),
  good: nullable(object({ at: time, learned: learnedSchema }))
});
var LONGEST_STATE = 3e4;
var commentMarker = (name, state) => marker(["comment", encoded(name), base64(state)]);
function issueMarker(name, target, state) {
  const line = marker(["issue", encoded(name), encoded(target), base64(state)]);
  if (line.length <= LONGEST_STATE || state.good === null || state.good.learned.folders.length === 0) return line;
  const { learned } = state.good;
  const folders = learned.folders.slice(0, Math.floor(learned.folders.length / 2));
  return issueMarker(name, target, { ...state, good: { ...state.good, learned: { ...learned, folders } } });
}
function readCommentMarker(body, name) {
  const [kind, of, state] = wordsOf(body);
  if (kind !== "comment" || of !== encoded(name)) return null;
  return { state: parsed(commentState, state) };
}
function readIssueMarker(body, name, target) {
  const [kind, of, about, state] = wordsOf(body);
  if (kind !== "issue" || of !== encoded(name) || about !== encoded(target)) return null;
  return { state: parsed(issueState, state) };
}
var marker = (words) => `<!-- box-preflight ${words.join(" ")} -->`;
var wordsOf = (body) => (/^<!-- box-preflight ([^\s>]+(?: [^\s>]+){2,3}) -->/u.exec(body)?.[1] ?? "").split(" ");
var encoded = (name) => name === "" ? "%" : encodeURIComponent(name.toWellFormed()).replaceAll("-", "%2D");
var base64 = (state) => Buffer.from(JSON.stringify(state)).toString("base64");
function parsed(schema, state) {
  try {
    const result = safeParse(schema, JSON.parse(Buffer.from(state ?? "", "base64").toString()));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

// src/action/comment.ts
function oursAmong(comments, name) {
  return comments.flatMap(({ id, body, trusted }) => {
    const marker2 = trusted ? readCommentMarker(body, name) : null;
    return marker2 === null ? [] : [{ id, state: marker2.state }];
  }).sort((one, other) => one.id - other.id);
}
var hasDuplicates = (comments, name) => oursAmong(comments, name).length > 1;
function decideComment(report, policy, place, pull, comments) {
  const [ours, ...younger] = oursAmong(comments, policy.name);
  const tidied = younger.map(({ id }) => ({ kind: "delete-comment", id }));
  const bad = isProblem(report, policy);
  if (ours === void 0) {
    if (policy.comment === "on-problem" && !bad) return [];
    return [{ kind: "create-comment", issue: pull, body: bodyOf(report, policy, place, nextState(report, bad, place, null)) }];
  }
  const outdated = ours.state !== null && isNewer(ours.state.run, place.run);
  if (outdated || policy.comment === "on-problem" && report.verdict === "skip") return tidied;
  return [{ kind: "update-comment", id: ours.id, body: bodyOf(report, policy, place, nextState(report, bad, place, ours.state)) }, ...tidied];
}
var isProblem = ({ verdict }, { failOn }) => verdict === "fail" || verdict === "error" || verdict === "warn" && failOn === "warn";
function nextState(report, bad, { run }, before) {
  const failedSince = before?.failedSince ?? null;
  const unknown = report.verdict === "skip";
  if (bad) return { run, failedSince: failedSince ?? report.startedAt, recovered: null };
  if (failedSince === null || unknown) return { run, failedSince, recovered: before?.recovered ?? null };
  return { run, failedSince: null, recovered: { from: failedSince, to: endOf(report) } };
}
function bodyOf(report, { name }, place, state) {
  return page({
    marker: commentMarker(name, state),
    head: [`### ${MARKS[report.verdict]} Box Preflight: ${report.verdict}`, `${verdictWords(report)} ${countWords(report)}.`, history(report, state)],
    report,
    foot: footer(place, name)
  });
}
function history(report, { failedSince, recovered }) {
  if (failedSince !== null) {
    return failedSince === report.startedAt ? "" : `Not in order since ${when(failedSince)}, for ${lasting(failedSince, endOf(report))}.`;
  }
  return recovered === null ? "" : `In order again since ${when(recovered.to)}; it was not for ${lasting(recovered.from, recovered.to)}.`;
}

// src/action/github-failure.ts
function explainFailure(error, about, scrub) {
  return text`${about.doing}: ${reasonOf(error, about.permission, scrub)}`;
}
function reasonOf(error, permission, scrub) {
  if (field(error, "name") === "AbortError" || field(error, "name") === "TimeoutError") return text`GitHub did not answer in time, or the run was stopped.`;
  const answered = answeredBy(error);
  if (answered === null) return text`GitHub could not be reached, or its answer could not be read${said(wordsOf2(field(error, "message")), scrub)}.`;
  const limited = limitOf(answered);
  if (limited !== null) return [limited];
  return text`${meaningOf(answered.status, permission)} (HTTP ${answered.status}${said(answered.says, scrub)}${named(answered, scrub)})`;
}
function answeredBy(error) {
  const response = field(error, "response");
  const status = field(response, "status");
  if (typeof status !== "number") return null;
  const headers = field(response, "headers");
  return { status, says: wordsOf2(field(field(response, "data"), "message")), headers: isRecord(headers) ? headers : {} };
}
function limitOf({ status, says, headers }) {
  if (status !== 403 && status !== 429) return null;
  const wait = wordsOf2(headers["retry-after"]);
  const spent = wordsOf2(headers["x-ratelimit-remaining"]) === "0";
  if (status === 403 && !spent && wait === "" && !/rate limit/iu.test(says)) return null;
  const reset = Number(wordsOf2(headers["x-ratelimit-reset"]));
  if (/^\d{1,6}$/u.test(wait)) return `GitHub\u2019s rate limit is reached; it allows the next request in ${wait} seconds.`;
  if (spent && Number.isSafeInteger(reset) && reset > 0) return `GitHub\u2019s rate limit is reached until ${new Date(reset * 1e3).toISOString()}.`;
  return "GitHub\u2019s rate limit is reached.";
}
function meaningOf(status, permission) {
  switch (status) {
    case 401:
      return "GitHub does not accept the token of `github-token`.";
    case 403:
      return `the token of \`github-token\` may not do this; give the job \`permissions: ${permission}\`.`;
    case 404:
      return `it is not there, or the token of \`github-token\` may not see it; give the job \`permissions: ${permission}\`.`;
    case 409:
      return "something else changed it at the same time; the next run tries again.";
    case 410:
      return "it is gone, or issues are switched off in this repository.";
    case 422:
      return "GitHub refuses what was sent.";
    default:
      return status >= 500 ? "GitHub has a problem of its own." : "GitHub refuses it.";
  }
}
var said = (words, scrub) => words === "" ? [] : text`, ${foreign("words", scrub(words).slice(0, LONGEST_WORDS))}`;
var LONGEST_WORDS = 200;
function named({ status, headers }, scrub) {
  const permissions = wordsOf2(headers["x-accepted-github-permissions"]);
  return status !== 403 || permissions === "" ? [] : text`; it takes ${foreign("words", scrub(permissions).slice(0, LONGEST_WORDS))}`;
}
var isRecord = (value) => typeof value === "object" && value !== null;
var field = (value, name) => isRecord(value) ? value[name] : void 0;
var wordsOf2 = (value) => typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

// src/action/tracking-body.ts
var LONGEST_TITLE = 200;
var TITLES = { good: "is good", fail: "fails", error: "can\u2019t be checked" };
var titleOf = (target, { name }, { status }) => clean(`Box Preflight: ${target.name} ${TITLES[status]} (${name})`, LONGEST_TITLE);
function issueBody({ target, policy, place, report }, state, before) {
  const shown = withChanges(target, state);
  return page({
    marker: issueMarker(policy.name, target.name, state),
    head: [heading(target, state), `This issue is kept by the scheduled run ${codeSpan(clean(policy.name))}: opened when it fails, closed when it is good again. Edits of this text are lost.`, lasted(state, report), newsSince(state, before)],
    report: { ...report, targets: [shown] },
    foot: footer(place, policy.name)
  });
}
var duplicateBody = (kept) => `Another run opened #${kept} at the same time; what happens is told there.
`;
function withChanges(target, { status, good }) {
  if (target.drift !== void 0 || target.learned === void 0 || good === null || status === "good") return target;
  return { ...target, drift: { since: good.at, changes: changes(good.learned, target.learned) } };
}
var changes = (before, now) => compare(before, now).changes;
function heading({ name }, { status }) {
  const mark = { good: MARKS.pass, fail: MARKS.fail, error: MARKS.error }[status];
  return `### ${mark} Target ${codeSpan(clean(name))} ${TITLES[status]}`;
}
function lasted({ status, since, good, errors }, report) {
  const last = good === null || status === "good" ? "" : ` The last good run began ${when(good.at)}.`;
  const told = errors === 0 ? "" : errors === 1 ? " The last run could not tell." : ` The last ${errors} runs could not tell.`;
  return `Like this since ${when(since)}, for ${lasting(since, endOf(report))}.${told}${last}`;
}
function newsSince(state, before) {
  if (before === null) return "";
  const began = state.problems.filter((problem) => !before.problems.includes(problem));
  const ended = before.problems.filter((problem) => !state.problems.includes(problem));
  return [
    ...began.length === 0 ? [] : [`New in this run: ${listed(began)}.`],
    ...ended.length === 0 ? [] : [`No longer there: ${listed(ended)}.`]
  ].join(" ");
}
var MOST_LISTED = 10;
var listed = (problems) => {
  const shown = problems.slice(0, MOST_LISTED).map((problem) => codeSpan(clean(problem)));
  return [...shown, ...problems.length > MOST_LISTED ? [`and ${problems.length - MOST_LISTED} more`] : []].join(", ");
};
function recoveredNote({ target, policy, place, report }, before, endedAt) {
  const what = { good: "was good", fail: "failed", error: "could not be checked" }[before.status];
  return page({
    marker: "",
    report: { ...report, targets: [] },
    foot: footer(place, policy.name),
    head: [
      `${MARKS.pass} Target ${codeSpan(clean(target.name))} is good again. It ${what} for ${lasting(before.since, endedAt)}, since ${when(before.since)}: ${listed(before.problems)}.`,
      target.drift === void 0 ? "" : driftSection(target.drift)
    ]
  }).trimStart();
}
function changedNote({ target, policy, place, report }, before, state) {
  const shown = withChanges(target, state);
  return page({
    marker: "",
    report: { ...report, targets: [shown] },
    foot: footer(place, policy.name),
    head: [heading(target, state), newsSince(state, before)]
  }).trimStart();
}

// src/action/tracking.ts
function oursAmong2(issues, name, target) {
  return issues.flatMap((issue) => {
    const marker2 = issue.trusted ? readIssueMarker(issue.body, name, target) : null;
    return marker2 === null ? [] : [{ issue, state: marker2.state }];
  }).sort((one, other) => one.issue.number - other.issue.number);
}
var hasDuplicateIssues = (report, name, issues) => report.targets.some((target) => oursAmong2(issues, name, target.name).length > 1);
function decideTracking(report, policy, place, issues) {
  const host = report.targets.find(({ name }) => name === "host")?.checks ?? [];
  return report.targets.filter(({ checks }) => checks.length > 0).flatMap((target) => {
    const [ours, ...younger] = oursAmong2(issues, policy.name, target.name);
    const tidied = ours === void 0 ? [] : younger.map(({ issue }) => abandoned(issue, ours.issue.number));
    const now = targetState(target.checks, target.name === "host" ? [] : host);
    const outdated = ours?.state != null && isNewer(ours.state.run, place.run);
    return now === "unknown" || outdated ? tidied : [...followed({ target, now, policy, place, report: { ...report, targets: [target] } }, ours), ...tidied];
  });
}
function followed(following, ours) {
  const state = nextState2(following, ours?.state ?? null);
  return ours === void 0 ? opened(following, state) : updated(following, state, ours);
}
var isDue = ({ status, errors }) => status === "fail" || status === "error" && errors >= 2;
function opened({ target, policy, place, report, now }, state) {
  if (now === "good" && (!policy.keepsBaseline || state.good === null)) return [];
  const closed = !isDue(state);
  return [{
    kind: "create-issue",
    closed,
    title: titleOf(target, policy, state),
    labels: labelsFor([], state),
    body: issueBody({ target, policy, place, report }, state, null)
  }];
}
function updated(following, state, { issue, state: before }) {
  const { target, policy, place, report } = following;
  const change = {
    title: titleOf(target, policy, state),
    body: issueBody({ target, policy, place, report }, state, before),
    labels: labelsFor(issue.labels, state),
    ...move(issue, before, state)
  };
  const note = noteOf(following, issue, before, state, change);
  const comment = note === null ? [] : [{ kind: "create-comment", issue: issue.number, body: note }];
  return [{ kind: "update-issue", number: issue.number, change }, ...comment];
}
function move({ open, declined }, before, state) {
  if (state.status === "good") return open ? { state: { to: "closed", reason: "completed" } } : {};
  const isWaved = declined && before !== null && before.status !== "good";
  return !open && isDue(state) && !isWaved ? { state: { to: "open" } } : {};
}
function noteOf(following, issue, before, state, change) {
  const { report, target } = following;
  const moved = change.state?.to;
  if (moved === "closed") return before === null || before.status === "good" ? null : recoveredNote(following, before, endOf(report));
  if (state.status === "good") return target.drift === void 0 || target.drift.changes.length === 0 ? null : changedNote(following, before, state);
  const isNews = moved === "open" || issue.open && !sameProblems(before, state);
  return isNews ? changedNote(following, before, state) : null;
}
var sameProblems = (before, state) => before?.problems.join() === state.problems.join();
function labelsFor(labels, state) {
  const others = labels.filter((label) => label !== TRACKING_LABEL && label !== ERROR_LABEL);
  return [TRACKING_LABEL, ...state.status === "error" && isDue(state) ? [ERROR_LABEL] : [], ...others];
}
var MOST_PROBLEMS = 200;
function nextState2({ target, now, place, report }, before) {
  const errors = now === "error" ? (before?.errors ?? 0) + 1 : 0;
  if (now === "error" && errors < 2 && before?.status === "fail") return { ...before, run: place.run, errors };
  const good = now === "good" && target.learned !== void 0 ? { at: report.startedAt, learned: target.learned } : before?.good ?? null;
  return {
    run: place.run,
    status: now,
    since: lastsSince(before, now) ?? report.startedAt,
    problems: problemsIn(target).slice(0, MOST_PROBLEMS),
    errors,
    good
  };
}
var lastsSince = (before, now) => before !== null && before.status === "good" === (now === "good") ? before.since : null;
var problemsIn = ({ checks }) => checks.flatMap((check) => check.status === "fail" || check.status === "error" ? [`${check.id} ${diagnosisOf(check).code}`] : []);
function abandoned({ number: number2, labels }, kept) {
  return {
    kind: "update-issue",
    number: number2,
    change: {
      title: `Box Preflight: opened twice, see #${kept}`,
      body: duplicateBody(kept),
      labels: labels.filter((label) => label !== TRACKING_LABEL && label !== ERROR_LABEL),
      state: { to: "closed", reason: "not_planned" }
    }
  };
}
function baselineFromIssues(issues, name, target) {
  const [ours] = oursAmong2(issues, name, target);
  if (ours === void 0) return { kind: "none", why: "There is no tracking issue yet that knows of a good run; this one is kept if it is good." };
  const { issue, state } = ours;
  if (state === null) return { kind: "unreadable", why: `what issue #${issue.number} kept was changed by hand` };
  if (!issue.open && state.status === "fail" && state.problems.every((problem) => problem.startsWith("drift "))) {
    return { kind: "accepted", why: `The changes were accepted: issue #${issue.number} was closed by hand. What is now is what later runs compare with.` };
  }
  if (state.good === null) return { kind: "none", why: `Issue #${issue.number} knows of no good run yet.` };
  return { kind: "good", at: state.good.at, learned: state.good.learned };
}

// src/action/github.ts
var LONGEST_VISIT_MS = 2e4;
var COMMENT = { doing: "No comment was written on the pull request", permission: "pull-requests: write" };
var TRACKING = { doing: "The tracking issue was not kept", permission: "issues: write" };
var BASELINE = { doing: "The tracking issue could not be read", permission: "issues: write" };
var keepsBaseline = ({ drift }) => drift.counts !== "off" && drift.baselineFile === null;
async function baselinesFromTracking(work) {
  const { plan } = work;
  if (!tracks(work)) return () => ({ kind: "none", why: "The tracking issue is kept by scheduled runs alone, and this is none." });
  const { githubToken: token, name } = plan.policy;
  if (token === null) return () => ({ kind: "unreadable", why: "github-token is empty" });
  try {
    const issues = await visit(work, token, (api) => api.trackingIssues());
    return (target) => baselineFromIssues(issues, name, target);
  } catch (error) {
    const why = plain(explainFailure(error, BASELINE, work.scrub));
    return () => ({ kind: "unreadable", why });
  }
}
async function tellGithub(report, work) {
  const { plan, place } = work;
  const { comment } = plan.policy;
  const { pullRequest: pull } = place;
  const lines = await Promise.all([
    comment === "never" || pull === null ? null : commentLine(report, work, { ...plan.policy, comment }, pull),
    tracks(work) ? trackingLine(report, work) : null
  ]);
  return lines.filter((line) => line !== null);
}
async function commentLine(report, work, policy, pull) {
  if (pull.fromFork && work.place.event !== "pull_request_target") {
    return text`${COMMENT.doing}: it comes from a fork, and GitHub gives its runs a token that can only read.`;
  }
  return attempt(work, COMMENT, async (api) => {
    const look = () => api.comments(pull.number);
    const decide = (seen) => decideComment(report, policy, work.place, pull.number, seen);
    const actions = decide(await look());
    await performAll(api, actions);
    if (!creates("create-comment", actions)) return;
    const now = await look();
    if (hasDuplicates(now, policy.name)) await performAll(api, decide(now));
  });
}
async function trackingLine(report, work) {
  const { name } = work.plan.policy;
  return attempt(work, TRACKING, async (api) => {
    const decide = (seen) => decideTracking(report, { name, keepsBaseline: keepsBaseline(work.plan) }, work.place, seen);
    const actions = decide(await api.trackingIssues());
    await performAll(api, actions);
    if (!creates("create-issue", actions)) return;
    const now = await api.trackingIssues();
    if (hasDuplicateIssues(report, name, now)) await performAll(api, decide(now));
  });
}
var creates = (kind, actions) => actions.some((action) => action.kind === kind);
async function performAll(api, actions) {
  for (const action of actions) await api.perform(action);
}
async function attempt(work, about, effects) {
  const { githubToken: token } = work.plan.policy;
  if (token === null) return text`${about.doing}: github-token is empty.`;
  if (work.interrupted.aborted) return text`${about.doing}: the run was stopped.`;
  try {
    await visit(work, token, effects);
    return null;
  } catch (error) {
    return explainFailure(error, about, work.scrub);
  }
}
async function visit({ place, clock, interrupted, open }, token, effects) {
  const controller = new AbortController();
  const stop = () => controller.abort(new DOMException("The run was stopped", "AbortError"));
  const cancel = clock.after(LONGEST_VISIT_MS, () => controller.abort(new DOMException("GitHub took too long", "TimeoutError")));
  interrupted.addEventListener("abort", stop, { once: true });
  const aborted = new Promise((_, reject) => controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true }));
  try {
    const api = await open({ place, token, userAgent: `box-preflight/${VERSION}`, signal: controller.signal });
    return await Promise.race([effects(api), aborted]);
  } finally {
    cancel();
    interrupted.removeEventListener("abort", stop);
  }
}
export {
  baselinesFromTracking,
  tellGithub
};
