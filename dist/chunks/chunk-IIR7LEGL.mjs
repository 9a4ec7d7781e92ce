import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  join,
  plain,
  text
} from "./chunk-LKKNOW4B.mjs";

// src/guidance/addressing.ts
var CONDITION = /^If [^:]{1,160}: /u;
var HANDS = [
  [/^ask a box admin\b|^check in the admin console\b/iu, "box-admin"],
  [/^(?:ask|give) box support\b/iu, "box"],
  [/^open developer console\b|^check under developer console\b|^delete all public keys\b|^create a server (?:authentication )?app\b/iu, "developer"],
  [/^ask the owner\b|^ask the one who locked\b|^ask \S.{0,120} to give\b|^ask the admin of the owner\b/iu, "content-owner"],
  [/^invite \S|^remove the invitation in box\b|^open the item in box\b/iu, "content-owner"],
  [/^(?:open|check under) .{0,120}(?:> settings|share > (?:invite people|manage collaborators))/iu, "content-owner"]
];
function addresseeOf(step) {
  const action = step.replace(CONDITION, "");
  return HANDS.find(([begins]) => begins.test(action))?.[1] ?? "ci";
}
var isConditional = (step) => CONDITION.test(step);
var isForTheReader = (step) => /^(?:Run this again|Wait )/u.test(step);
function addressed(step, keepsCondition = true) {
  const [first = "", ...rest] = step;
  if (typeof first !== "string") return step;
  const found = CONDITION.exec(first)?.[0] ?? "";
  const condition = keepsCondition ? found : "";
  const action = first.slice(found.length);
  const form = FORMS.find(({ begins }) => begins.test(action));
  const told = form === void 0 ? action : action.replace(form.begins, form.becomes);
  const parts = [told, ...rest].map((part) => typeof part === "string" ? fromAfar(form?.infinitives === true ? imperative(part) : part) : part);
  const [start = "", ...others] = parts;
  return [`${condition}${typeof start === "string" && condition === "" ? capital(start) : String(start)}`, ...others];
}
var FORMS = [
  { begins: /^ask (?:a box admin|box support|the owner) to /iu, becomes: "", infinitives: true },
  { begins: /^ask a box admin whether /iu, becomes: "check whether ", infinitives: false },
  { begins: /^ask a box admin for /iu, becomes: "tell us ", infinitives: false }
];
var imperative = (words) => words.replace(/(,| and| or) to (?=(?:add|authorize|click|enter|enable|find|make|move|open|re-authorize|set|select|turn|raise|exempt|allow)\b)/gu, "$1 ");
var fromAfar = (words) => words.replace(/\b[Tt]his host’s\b/gu, "our build machine\u2019s").replace(/\bthis host\b/gu, "our build machine").replace(/\bof your workflow\b/gu, "of our workflow");
var capital = (words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

// src/guidance/changes.ts
var REAUTHORIZED = "the app gets the scopes and settings that it has in the Developer Console now; until then the old ones stay in force. It sees no content by that.";
var SEES = "the app\u2019s account sees this content and nothing else, until it is removed there again.";
var NOTHING_ELSE = "the deploy\u2019s requests go through; nothing else in Box changes.";
var CHANGES = {
  "clock-skew": { anybody: NOTHING_ELSE },
  "credentials-malformed": { anybody: "the deploy can log in to Box." },
  "credentials-invalid": { anybody: "the deploy can log in to Box. A client secret that is reset stops working at once wherever it is stored." },
  "key-invalid": { anybody: "the deploy can sign in with the new key pair; keys that are registered already go on working." },
  "jwt-claim-invalid": { anybody: "the deploy can log in to Box.", "box-admin": REAUTHORIZED },
  "app-not-authorized": { anybody: "the app gets a service account in the enterprise, with the scopes that Box shows when you authorize it. It sees no content until somebody invites it." },
  "app-not-enabled": { anybody: "the app, which is authorized already, may be used; it gets no further rights." },
  "app-misconfigured": { anybody: "the app may act as the deploy needs it, once an admin has re-authorized it.", "box-admin": REAUTHORIZED, "box": "the app works with the content that its account is invited to." },
  "user-inactive": { anybody: "the user can log in again, and the deploy can act for the user." },
  "terms-of-service": { anybody: "the app\u2019s account may work without accepting the terms, which no program can do." },
  "token-expired": { anybody: "the deploy gets a valid token." },
  "scope-missing": { anybody: "the app may ask for this kind of operation, once an admin has re-authorized it. It sees no content by that.", "box-admin": REAUTHORIZED, "box": "the app can be given this scope." },
  "feature-unavailable": { anybody: "the deploy can use the feature, or we plan without it." },
  "no-access": { anybody: "the app\u2019s account may do this there, and nothing in other folders." },
  "not-invited": { anybody: SEES },
  "trashed": { anybody: "the item is back where it was, with its collaborators." },
  "quota-exceeded": { anybody: "there is room for what the deploy uploads." },
  "policy-blocked": { anybody: "the policy lets this app through, and stays in force for everybody else." },
  "bad-request": { anybody: NOTHING_ELSE },
  "wrong-enterprise": { anybody: "the deploy works in the enterprise it is meant for." },
  "excess-access": { anybody: "the app no longer reaches what it must not reach.", "box-admin": REAUTHORIZED },
  "rate-limited": { anybody: "the deploy may send the requests it needs." },
  "box-unavailable": { anybody: NOTHING_ELSE },
  "network": { anybody: NOTHING_ELSE },
  "tls": { anybody: NOTHING_ELSE },
  "proxy": { anybody: NOTHING_ELSE },
  "timeout": { anybody: NOTHING_ELSE },
  "call-budget": { anybody: NOTHING_ELSE },
  "unknown": { anybody: NOTHING_ELSE }
};

// src/guidance/messages.ts
var ORDER = ["developer", "box-admin", "content-owner", "box"];
function readyMessages(targets, exchanges, idsOf) {
  return targets.flatMap((target) => ORDER.flatMap((to) => {
    const lines = to === "box" ? supportLines(target, exchanges, idsOf(target.name)) : requestLines(to, target, idsOf(target.name));
    return lines.length === 0 ? [] : [{ to, target: target.name, lines }];
  }));
}
var GREETINGS = {
  "developer": "Hello, a check before our deploy finds that something in the Developer Console keeps our Box app from working:",
  "box-admin": "Hello, a check before our deploy finds that our Box app needs you as a Box admin:",
  "content-owner": "Hello, a check before our deploy finds that our Box app can\u2019t work with content that you look after:",
  "box": "Hello Box Support, requests of our app fail:"
};
function requestLines(to, target, ids) {
  const requests = requestsOf(to, target);
  if (requests.length === 0) return [];
  return [
    text`${GREETINGS[to]}`,
    ...requests.flatMap(linesOf),
    ...changesOf(to, requests),
    ...to === "content-owner" ? accountLines(target) : appLines(ids)
  ];
}
var linesOf = ({ cause, steps }) => [text`• ${cause}`, ...steps.map((step, index) => steps.length === 1 ? text`  Please: ${step}` : text`  ${index + 1}. ${step}`)];
var changesOf = (to, requests) => [...new Set(requests.map(({ code }) => CHANGES[code][to] ?? CHANGES[code].anybody))].map((change) => text`What changes: ${change}`);
function requestsOf(to, { checks }) {
  const all = checks.flatMap(({ diagnosis }) => diagnosis === null ? [] : requestOf(to, diagnosis));
  const key = ({ cause, steps }) => JSON.stringify([plain(cause), steps.map(plain)]);
  return [...new Map(all.map((request) => [key(request), request])).values()];
}
function requestOf(to, { cause, code, remedy, owner }) {
  const likeliest = remedy.slice(0, alternativesAt(remedy));
  const theirs = likeliest.filter((step) => addresseeOf(plain(step)) === to && !/^Give Box Support/u.test(plain(step)));
  const firm = theirs.some((step) => !isConditional(plain(step)));
  if (owner !== to && !firm) return [];
  const chosen = theirs.length > 0 ? theirs : likeliest.filter((step) => !isForTheReader(plain(step)));
  const told = cause.map((part) => typeof part === "string" ? fromAfar(part) : part);
  return chosen.length === 0 ? [] : [{ cause: told, code, steps: chosen.map((step) => addressed(step, firm)) }];
}
function alternativesAt(remedy) {
  const index = remedy.findIndex((step) => plain(step).startsWith("If that is not it: "));
  return index === -1 ? remedy.length : index;
}
var CLIENT_PLACE = "Developer Console > the app > Configuration > OAuth 2.0 Credentials";
var ENTERPRISE_PLACE = "Admin Console > Account & Billing";
function appLines({ clientId, enterpriseId }) {
  return [
    clientId === void 0 ? text`Client ID: shown under ${CLIENT_PLACE}` : text`Client ID: ${clientId} (if it reads *** here: ${CLIENT_PLACE} shows it)`,
    ...enterpriseId === void 0 ? [] : [text`Enterprise ID: ${enterpriseId} (if it reads *** here: ${ENTERPRISE_PLACE} shows it)`]
  ];
}
var accountLines = ({ identity }) => identity === null ? [] : [text`The app’s account: ${identity.login}`];
var MOST_TRIES = 10;
function supportLines(target, exchanges, ids) {
  const requests = requestsOf("box", target).filter(({ code }) => code !== "box-unavailable");
  const forSupport = target.checks.filter(({ diagnosis }) => diagnosis !== null && concernsSupport(diagnosis));
  const tries = triesOf(forSupport.flatMap(({ evidence }) => evidence), exchanges);
  if (requests.length === 0 && tries.length === 0) return [];
  const causes = [...new Map(forSupport.flatMap(({ diagnosis }) => diagnosis === null ? [] : [[plain(diagnosis.cause), diagnosis.cause]])).values()];
  return [
    text`${tries.length > 0 ? GREETINGS.box : "Hello Box Support, our app needs you:"}`,
    ...tries.length > 0 ? causes.map((cause) => text`• ${cause}`) : [],
    ...requests.flatMap(linesOf),
    ...tries.slice(0, MOST_TRIES).map(tryLine),
    ...tries.length > 0 ? [text`The App Diagnostics report of the Developer Console does not show these: it leaves out token requests and the last 48 hours.`] : [],
    ...appLines(ids)
  ];
}
var concernsSupport = ({ owner, remedy }) => owner === "box" || remedy.some((step) => plain(step).startsWith("Give Box Support"));
function triesOf(evidence, exchanges) {
  const shown = evidence.flatMap(({ exchange }) => exchange === null ? [] : exchanges[exchange] ?? []);
  return exchanges.filter((each) => each.error !== null && shown.some(({ target, purpose, url }) => each.target === target && each.purpose === purpose && each.url === url));
}
function tryLine({ startedAt, method, url, status, requestId, boxRequestId }) {
  const ids = join([requestId, boxRequestId].flatMap((id) => id === null ? [] : [[id]]), ".");
  return text`  ${startedAt}  ${method} ${url.split("?")[0] ?? url}  ${status === null ? "no answer" : `HTTP ${status}`}  ${ids.length === 0 ? ["no request id"] : text`request id ${ids}`}`;
}

export {
  readyMessages
};
