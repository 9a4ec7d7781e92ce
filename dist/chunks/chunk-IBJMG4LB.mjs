import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LINKS,
  RUN_FINDINGS,
  fill,
  lower
} from "./chunk-OE4PMHNR.mjs";
import {
  PROJECT_URL
} from "./chunk-DJIHQ5N4.mjs";

// src/foundation/diagnosis.ts
var CODES = {
  "clock-skew": { statuses: ["fail", "warn"], retryable: true, owner: "ci" },
  "credentials-malformed": { statuses: ["fail", "warn"], retryable: false, owner: "ci" },
  "credentials-invalid": { statuses: ["fail"], retryable: false, owner: "developer" },
  "key-invalid": { statuses: ["fail"], retryable: false, owner: "developer" },
  "jwt-claim-invalid": { statuses: ["fail"], retryable: false, owner: "developer" },
  "app-not-authorized": { statuses: ["fail"], retryable: false, owner: "box-admin" },
  "app-not-enabled": { statuses: ["fail"], retryable: false, owner: "box-admin" },
  "app-misconfigured": { statuses: ["fail"], retryable: false, owner: "developer" },
  "user-inactive": { statuses: ["fail"], retryable: false, owner: "box-admin" },
  "terms-of-service": { statuses: ["fail"], retryable: false, owner: "box-admin" },
  "token-expired": { statuses: ["fail"], retryable: true, owner: "developer" },
  "scope-missing": { statuses: ["fail"], retryable: false, owner: "developer" },
  "feature-unavailable": { statuses: ["warn"], retryable: false, owner: "box-admin" },
  "no-access": { statuses: ["fail"], retryable: false, owner: "content-owner" },
  "not-invited": { statuses: ["fail"], retryable: false, owner: "content-owner" },
  "trashed": { statuses: ["fail"], retryable: false, owner: "content-owner" },
  "quota-exceeded": { statuses: ["fail", "warn"], retryable: false, owner: "box-admin" },
  "policy-blocked": { statuses: ["fail"], retryable: false, owner: "box-admin" },
  "bad-request": { statuses: ["fail"], retryable: false, owner: "developer" },
  "wrong-enterprise": { statuses: ["fail"], retryable: false, owner: "ci" },
  "excess-access": { statuses: ["fail"], retryable: false, owner: "content-owner" },
  "rate-limited": { statuses: ["error"], retryable: true, owner: "ci" },
  "box-unavailable": { statuses: ["error"], retryable: true, owner: "box" },
  "network": { statuses: ["error", "fail"], retryable: true, owner: "ci" },
  "tls": { statuses: ["fail"], retryable: false, owner: "ci" },
  "proxy": { statuses: ["fail"], retryable: false, owner: "ci" },
  "timeout": { statuses: ["error"], retryable: true, owner: "ci" },
  "call-budget": { statuses: ["error"], retryable: false, owner: "ci" },
  "unknown": { statuses: ["fail", "warn", "error"], retryable: false, owner: "developer" }
};
function usualStatus(code) {
  return CODES[code].statuses[0];
}
var PAGES = `${PROJECT_URL}/blob/main/docs/diagnoses/`;
var diagnosisPage = (code) => `${PAGES}${code}.md`;
function withPage(diagnosis) {
  return { ...diagnosis, docs: [...diagnosis.docs.filter((link) => !link.startsWith(PAGES)), diagnosisPage(diagnosis.code)] };
}

// src/guidance/advice.ts
function adviseRun(id, facts) {
  return diagnosisOf(RUN_FINDINGS[id], facts);
}
function diagnosisOf({ hypotheses, docs }, facts) {
  const [first] = hypotheses;
  const rule = CODES[first.code];
  return withPage({
    code: first.code,
    confidence: first.confidence,
    cause: fill(first.cause, facts),
    remedy: stepsOf(hypotheses).map((step) => fill(step, facts)),
    owner: first.owner ?? rule.owner,
    docs: docs.map((name) => LINKS[name]),
    retryable: first.retryable ?? rule.retryable
  });
}
function stepsOf([first, ...others]) {
  return [...first.remedy, ...others.flatMap(otherwise)];
}
function otherwise({ remedy }) {
  return remedy.map((step, index) => index > 0 || step.startsWith("If ") ? step : `If that is not it: ${lower(step)}`);
}

export {
  CODES,
  usualStatus,
  diagnosisPage,
  withPage,
  adviseRun,
  diagnosisOf
};
