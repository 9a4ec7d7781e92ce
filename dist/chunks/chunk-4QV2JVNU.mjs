import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { promises } = require("node:fs");
import {
  PROJECT_URL,
  VERSION
} from "./chunk-DJIHQ5N4.mjs";
import {
  Secret
} from "./chunk-LSKEZUSX.mjs";
import {
  clean
} from "./chunk-LKKNOW4B.mjs";

// src/door/interruption.ts
var GRACE_MS = 4500;
var MEANS = { SIGINT: "SIGINT", SIGTERM: "SIGTERM", SIGBREAK: "SIGTERM" };
function listenForSignals(source, machine, force) {
  const controller = new AbortController();
  let first = null;
  const hear = (signal) => {
    if (first !== null) {
      force(signal);
      return;
    }
    first = signal;
    machine.setTimer(() => force(signal), GRACE_MS).unref();
    controller.abort("interrupted");
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGBREAK"]) source.on(name, () => hear(MEANS[name]));
  return { signal: controller.signal, received: () => first };
}

// src/door/own-bug.ts
var STACK_LINES = 6;
function describeOwnBug(error, vault) {
  const stack = error instanceof Error ? error.stack ?? String(error) : typeof error === "string" ? error : `thrown: ${typeof error}`;
  const lines = stack.split("\n").slice(0, STACK_LINES).map((line) => clean(vault.scrub(line))).filter((line) => line !== "");
  return [
    `Box Preflight ${VERSION} ran into a bug of its own and has no verdict. This says nothing about your app.`,
    ...lines.map((line) => `  ${line}`),
    `Please report it, with these lines, at ${PROJECT_URL}/issues`
  ];
}
var NEVER_SETTLED = "What it waited for can no longer happen.";

// src/foundation/vault.ts
import { Buffer } from "node:buffer";

// src/foundation/parts.ts
var GRAM_LENGTH = 4;
var SLOTS = 2 ** 18;
var SHIFT = 5;
function createParts(length) {
  let waiting = [];
  let unlisted = [];
  let grams = null;
  const parts = /* @__PURE__ */ new Set();
  function gramTable() {
    const table = grams ?? new Uint8Array(SLOTS);
    for (const form of waiting) {
      let slot = 0;
      for (let at = 0; at < form.length; at += 1) {
        slot = nextSlot(slot, form.charCodeAt(at));
        if (at >= GRAM_LENGTH - 1) table[slot] = 1;
      }
    }
    waiting = [];
    grams = table;
    return table;
  }
  function isPart(candidate) {
    for (const form of unlisted) for (let at = 0; at + length <= form.length; at += 1) parts.add(form.slice(at, at + length));
    unlisted = [];
    return parts.has(candidate);
  }
  return {
    add(form) {
      if (form.length < length) return;
      waiting.push(form);
      unlisted.push(form);
    },
    withoutParts(text, hidden) {
      if (text.length < length || grams === null && waiting.length === 0) return text;
      const table = gramTable();
      let out = "";
      let gapEnd = -1;
      for (let at = 0; at + length <= text.length; at += 1) {
        if (table[slotOf(text, at + length - GRAM_LENGTH)] === 0) {
          at += length - GRAM_LENGTH;
          continue;
        }
        if (table[slotOf(text, at)] === 0 || !isPart(text.slice(at, at + length))) continue;
        if (at > gapEnd) out += text.slice(Math.max(gapEnd, 0), at) + hidden;
        gapEnd = at + length;
      }
      return out + text.slice(Math.max(gapEnd, 0));
    }
  };
}
var nextSlot = (slot, unit) => (slot << SHIFT) + unit & SLOTS - 1;
function slotOf(text, at) {
  let slot = 0;
  for (let index = at; index < at + GRAM_LENGTH; index += 1) slot = nextSlot(slot, text.charCodeAt(index));
  return slot;
}

// src/foundation/vault.ts
var PART_LENGTH = 12;
var SHORTEST_MASK = 4;
var SHORTEST_KEY_LINE = 16;
var SHORTEST_BASE64 = 8;
var HIDDEN = "***";
function createVault(register) {
  const whole = /* @__PURE__ */ new Set();
  const parts = createParts(PART_LENGTH);
  let short = null;
  function learn(raw, tell) {
    for (const form of encodings(raw)) {
      if (form.length < SHORTEST_MASK || whole.has(form)) continue;
      tell(form);
      whole.add(form);
      parts.add(form);
      short = null;
    }
  }
  return {
    keep(raw) {
      const secretLines = maskableLines(raw);
      for (const line of secretLines) learn(line, register);
      if (secretLines.length > 1) learn(secretLines.join("\n"), () => void 0);
      return new Secret(raw);
    },
    document: (raw) => new Secret(raw),
    scrub(text) {
      short ??= [...whole].filter((form) => form.length < PART_LENGTH).sort((a, b) => b.length - a.length);
      return short.reduce((out, form) => out.replaceAll(form, () => HIDDEN), parts.withoutParts(text, HIDDEN));
    }
  };
}
function maskableLines(raw) {
  const lines = raw.split(/\r\n|\r|\n/u).map((line) => line.trim()).filter((line) => line !== "");
  if (lines.length < 2) return lines;
  const long = lines.filter((line) => line.length >= SHORTEST_KEY_LINE && !line.startsWith("-----"));
  return long.length > 0 ? long : lines;
}
function encodings(raw) {
  const json = JSON.stringify(raw).slice(1, -1);
  const url = [encodeURIComponent(raw.toWellFormed()), new URLSearchParams({ "": raw }).toString().slice(1)];
  const base64 = [0, 1, 2].map((offset) => base64At(raw, offset));
  const forms = [
    raw,
    json,
    json.replaceAll("/", "\\/"),
    ...url,
    ...url.map((form) => form.replace(/%[0-9A-F]{2}/gu, (hex) => hex.toLowerCase())),
    ...base64,
    ...base64.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))
  ];
  return [...new Set(forms)].filter((form) => form !== "");
}
function base64At(raw, offset) {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(raw)]);
  const encoded = bytes.toString("base64").replace(/=+$/u, "");
  const start = [0, 2, 3][offset] ?? 0;
  const end = bytes.length % 3 === 0 ? encoded.length : encoded.length - 1;
  return end - start < SHORTEST_BASE64 ? "" : encoded.slice(start, end);
}

// src/door/files.ts
import path from "node:path";
async function writeWithFolders(file, text, mode = 438) {
  await makeFolder(path.dirname(file));
  await promises.writeFile(file, text, { mode });
}
async function makeFolder(folder) {
  if (await refusalOf(folder) !== "ENOENT") return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  await refusalOf(folder);
}
async function refusalOf(folder) {
  try {
    await promises.mkdir(folder);
    return null;
  } catch (error) {
    return typeof error === "object" && error !== null && "code" in error ? error.code : error;
  }
}

export {
  listenForSignals,
  describeOwnBug,
  NEVER_SETTLED,
  createVault,
  writeWithFolders
};
