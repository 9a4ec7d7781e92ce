import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  DEFECTS,
  FINDINGS,
  explainRows
} from "./chunk-OEHRYXOC.mjs";
import {
  LINKS,
  fill
} from "./chunk-OE4PMHNR.mjs";
import {
  plain
} from "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/guidance/meanings.ts
var MEANINGS = {
  "clock-skew": "the host\u2019s clock and Box\u2019s differ",
  "credentials-malformed": "the credentials are incomplete, or not what they should be",
  "credentials-invalid": "Box does not accept the credentials",
  "key-invalid": "the key can\u2019t sign for this app",
  "jwt-claim-invalid": "Box refuses a claim of the assertion",
  "app-not-authorized": "the enterprise\u2019s admin has not authorized the app",
  "app-not-enabled": "the app is authorized, but not enabled",
  "app-misconfigured": "a setting of the app stands in the way: access level, user tokens, grant type, Global Content Manager",
  "user-inactive": "the user is deactivated, or has to set a password or confirm an address first",
  "terms-of-service": "terms of service have not been accepted",
  "token-expired": "the token is no longer valid",
  "scope-missing": "the token lacks a scope",
  "feature-unavailable": "the scope is held, but the plan, a licence or rights are missing",
  "no-access": "the item is seen, but the permission is missing",
  "not-invited": "the item does not exist, or is not shared with this identity",
  "trashed": "the item is in the trash",
  "quota-exceeded": "there is too little storage, or the file is too large",
  "policy-blocked": "a security policy of the enterprise forbids it",
  "bad-request": "Box understood the request and refuses it for its content",
  "wrong-enterprise": "the credentials belong to another enterprise",
  "excess-access": "the identity sees or holds what it must not",
  "rate-limited": "too many requests",
  "box-unavailable": "Box failed, or its answer can\u2019t be read",
  "network": "Box\u2019s host can\u2019t be reached",
  "tls": "no trusted connection to Box\u2019s host came about",
  "proxy": "a proxy stands in the way",
  "timeout": "there was no answer in time",
  "call-budget": "the run\u2019s number of requests was used up",
  "unknown": "this version can\u2019t tell"
};

// src/guidance/code-help.ts
function codeHelp(code) {
  const all = [...explainRows(), ...Object.values(DEFECTS), ...Object.values(FINDINGS)];
  const about = all.filter(({ hypotheses }) => hypotheses.some((each) => each.code === code));
  const causes = /* @__PURE__ */ new Map();
  for (const { hypotheses } of about) {
    for (const { code: each, cause, remedy } of hypotheses) {
      const words = fill(cause, {});
      if (each === code && !causes.has(plain(words))) causes.set(plain(words), { cause: words, steps: remedy.map((step) => fill(step, {})) });
    }
  }
  return { meaning: MEANINGS[code], causes: [...causes.values()], docs: [...new Set(about.flatMap(({ docs }) => docs))].map((name) => LINKS[name]) };
}
export {
  codeHelp
};
