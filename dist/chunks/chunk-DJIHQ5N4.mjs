import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/foundation/version.ts
var VERSION = false ? "0.0.0-dev" : "0.1.0";
var PROJECT_URL = "https://github.com/box-preflight/box-preflight";

export {
  VERSION,
  PROJECT_URL
};
