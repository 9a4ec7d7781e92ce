import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/config/describe.ts
var ENVIRONMENT_PREFIX = "BOX_PREFLIGHT_";
var environmentName = (input) => ENVIRONMENT_PREFIX + input.toUpperCase().replaceAll("-", "_");

export {
  ENVIRONMENT_PREFIX,
  environmentName
};
