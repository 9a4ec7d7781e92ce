import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/foundation/wire.ts
var LONGEST_BODY_BYTES = 4 * 1024 * 1024;
var WireFault = class extends Error {
  name = "WireFault";
  fault;
  facts;
  constructor(fault, facts) {
    super(`${fault} ${facts.host}`);
    this.fault = fault;
    this.facts = facts;
  }
};

export {
  LONGEST_BODY_BYTES,
  WireFault
};
