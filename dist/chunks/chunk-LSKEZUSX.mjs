import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/foundation/secret.ts
var INSPECT = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom");
var HIDDEN = "***";
var Secret = class {
  #raw;
  constructor(raw) {
    this.#raw = raw;
  }
  /** Is there nothing in it? Tells no more than that. */
  get empty() {
    return this.#raw === "";
  }
  toString() {
    return HIDDEN;
  }
  toJSON() {
    return HIDDEN;
  }
  [INSPECT]() {
    return HIDDEN;
  }
  static reveal(secret) {
    return secret.#raw;
  }
};
function reveal(secret) {
  return Secret.reveal(secret);
}

export {
  Secret,
  reveal
};
