import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/engine/verdict.ts
var WORST_FIRST = ["fail", "error", "warn", "pass", "skip"];
function verdictOf(statuses) {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? "skip";
}
function countStatuses(statuses) {
  const counts = { pass: 0, warn: 0, fail: 0, error: 0, skip: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}
var EXIT = { fine: 0, failed: 1, unusable: 2, inconclusive: 3, SIGINT: 130, SIGTERM: 143 };
function exitCodeOf(counts, policy, signal) {
  if (signal !== null) return EXIT[signal];
  if (policy.failOn === "never") return EXIT.fine;
  const warned = counts.warn > 0 || policy.onInconclusive === "warn" && counts.error > 0;
  if (counts.fail > 0 || policy.failOn === "warn" && warned) return EXIT.failed;
  return counts.error > 0 && policy.onInconclusive === "fail" ? EXIT.inconclusive : EXIT.fine;
}

export {
  verdictOf,
  countStatuses,
  EXIT,
  exitCodeOf
};
