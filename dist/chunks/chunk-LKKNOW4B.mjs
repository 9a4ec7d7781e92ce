import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/foundation/text.ts
var INSPECT = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom");
var Foreign = class {
  kind;
  /** What `details: ids` shows in its place. */
  standIn;
  #raw;
  constructor(kind, raw, standIn) {
    this.kind = kind;
    this.standIn = standIn;
    this.#raw = raw;
  }
  toString() {
    return "(text from outside)";
  }
  toJSON() {
    return clean(this.#raw);
  }
  [INSPECT]() {
    return `Foreign(${this.kind})`;
  }
  static clean(foreign2) {
    return clean(foreign2.#raw);
  }
};
var foreign = (kind, raw, standIn = "(hidden)") => new Foreign(kind, raw, standIn);
function text(strings, ...values) {
  const parts = [];
  strings.forEach((words, index) => {
    if (words !== "") parts.push(words);
    const value = values[index];
    if (value === void 0) return;
    if (Array.isArray(value)) parts.push(...value);
    else parts.push(typeof value === "number" ? String(value) : value);
  });
  return parts;
}
function join(texts, separator) {
  return texts.flatMap((each, index) => index === 0 ? each : [separator, ...each]);
}
function sentence(words) {
  const last = words.at(-1);
  const end = last === void 0 ? "." : (typeof last === "string" ? last : unwrap(last)).trimEnd().at(-1) ?? "";
  return ".!?\u2026".includes(end) && end !== "" ? words : [...words, "."];
}
function plain(words) {
  return words.map((part) => typeof part === "string" ? part : Foreign.clean(part)).join("");
}
function unwrap(part) {
  return Foreign.clean(part);
}
var LONGEST_FOREIGN = 500;
var PRINTABLE_ASCII = /^[ -~]*$/u;
function clean(raw, limit = LONGEST_FOREIGN) {
  const looked = raw.slice(0, limit * 4);
  const visible = PRINTABLE_ASCII.test(looked) ? looked.replace(/ {2,}/gu, " ").trim() : withoutInvisible(looked);
  const characters = visible.length > limit ? Array.from(visible) : [];
  if (characters.length > limit) return `${characters.slice(0, limit).join("")}\u2026`;
  return looked.length < raw.length ? `${visible}\u2026` : visible;
}
function withoutInvisible(words) {
  return words.replace(/[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu, "").replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/gu, "").replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

export {
  Foreign,
  foreign,
  text,
  join,
  sentence,
  plain,
  unwrap,
  clean
};
