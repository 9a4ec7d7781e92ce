import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/action/github-types.ts
var TRACKING_LABEL = "box-preflight";
var ERROR_LABEL = "box-preflight-error";

export {
  TRACKING_LABEL,
  ERROR_LABEL
};
