import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/engine/check.ts
var keyOf = (check) => `${check.target}/${check.id}`;
var skipped = (because) => ({ status: "skip", because });
var passed = (message, evidence = []) => ({
  status: "pass",
  message,
  diagnosis: null,
  evidence,
  provides: true
});
var found = (status, message, diagnosis, evidence = [], provides = status === "warn") => ({ status, message, diagnosis, evidence, provides });

export {
  keyOf,
  skipped,
  passed,
  found
};
