import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  foreign,
  text
} from "./chunk-LKKNOW4B.mjs";

// src/config/inputs.ts
var secretText = { value: { kind: "secret" }, secret: true, built: true };
var open = { secret: false, built: true };
var inputs = {
  "jwt-config": {
    ...secretText,
    default: "",
    description: "The JSON file that the Box Developer Console downloads for a JWT app, as it is or in base64. Store it as a secret."
  },
  "jwt-config-file": {
    ...open,
    default: "",
    value: { kind: "path" },
    description: "Path of that JSON file, instead of jwt-config. Relative to the workspace."
  },
  "client-id": {
    ...open,
    default: "",
    value: { kind: "text" },
    description: "Client ID of an app that uses the Client Credentials Grant."
  },
  "client-secret": {
    ...secretText,
    default: "",
    description: "Client secret of that app. Store it as a secret."
  },
  "enterprise-id": {
    ...open,
    default: "",
    value: { kind: "text" },
    description: "Enterprise ID for the Client Credentials Grant. May be left out where user-id is given. A JWT app has it in its JSON file."
  },
  "user-id": {
    ...open,
    default: "",
    value: { kind: "id" },
    description: "Also get a token for this user (an app user or a managed user) and ask about the folders with it. Not together with as-user."
  },
  "as-user": {
    ...open,
    default: "",
    value: { kind: "id" },
    description: "Ask about the folders with the service account's token and the As-User header for this user. Not together with user-id."
  },
  "jwt-algorithm": {
    ...open,
    default: "RS256",
    value: { kind: "choice", of: ["RS256", "RS384", "RS512"] },
    description: "How the JWT assertion is signed."
  },
  "sdk": {
    ...open,
    default: "auto",
    value: { kind: "text" },
    description: "The client that the deploy itself uses, such as box-node-sdk@10: when its tokens stop for the clock, and what its assertion looks like. auto: what the workspace's manifests name. none: not looked at."
  },
  "folders": {
    ...open,
    default: "",
    value: { kind: "lines" },
    description: "Folders that the deploy uses, one a line: an ID or a folder URL, then a colon and operations, then # and a label. Without operations it is read."
  },
  "scopes": {
    ...open,
    default: "",
    value: { kind: "lines" },
    description: "OAuth scopes that the deploy needs, such as root_readwrite, separated by lines, commas or spaces."
  },
  "least-privilege": {
    ...open,
    default: "false",
    value: { kind: "boolean" },
    description: "Tell which scopes the app holds although nobody asked for them."
  },
  "config-file": {
    ...open,
    default: "",
    value: { kind: "path" },
    description: "A YAML file with several targets and what each needs. Default: .github/box-preflight.yml where it exists."
  },
  "targets": {
    ...open,
    default: "",
    value: { kind: "lines" },
    description: "Names from the config file to ask in this job. Default: all."
  },
  "name": {
    ...open,
    default: "",
    value: { kind: "text" },
    description: "What this run is called. Default: workflow/job. Jobs of one matrix need different names."
  },
  "max-clock-skew": {
    ...open,
    default: "30",
    value: { kind: "integer", min: 1, max: 3600, unit: "seconds" },
    description: "Seconds that this host's clock may differ from Box's before the clock check fails."
  },
  "warn-clock-skew": {
    ...open,
    default: "5",
    value: { kind: "integer", min: 0, max: 3600, unit: "seconds" },
    description: "Seconds that this host's clock may differ from Box's before the clock check warns."
  },
  "fail-on": {
    ...open,
    default: "fail",
    value: { kind: "choice", of: ["fail", "warn", "never"] },
    description: "What fails the step. fail: a check failed or could not be answered. warn: also a warning. never: nothing."
  },
  "on-inconclusive": {
    ...open,
    default: "fail",
    value: { kind: "choice", of: ["fail", "warn"] },
    description: "What a check that could not be answered (Box is down, a timeout) counts as for fail-on. The output result stays error."
  },
  "on-missing-credentials": {
    ...open,
    default: "auto",
    value: { kind: "choice", of: ["auto", "fail", "skip"] },
    description: "What missing credentials count as. auto: skip where GitHub withholds secrets (pull requests from forks, Dependabot), else fail."
  },
  "timeout": {
    ...open,
    default: "120",
    value: { kind: "integer", min: 1, max: 3600, unit: "seconds" },
    description: "Seconds for the whole run."
  },
  "request-timeout": {
    ...open,
    default: "10",
    value: { kind: "integer", min: 1, max: 300, unit: "seconds" },
    description: "Seconds for one try of a request, from connecting to the last byte."
  },
  "max-attempts": {
    ...open,
    default: "4",
    value: { kind: "integer", min: 1, max: 10, unit: "tries" },
    description: "How often one request is tried."
  },
  "max-api-calls": {
    ...open,
    default: "500",
    value: { kind: "integer", min: 1, max: 1e5, unit: "requests" },
    description: "How many requests one run may send to Box."
  },
  "api-url": {
    ...open,
    default: "https://api.box.com",
    value: { kind: "url" },
    description: "Base URL of the Box API. https only, but for a loopback address."
  },
  "status-url": {
    ...open,
    default: "https://status.box.com",
    value: { kind: "url" },
    description: "Box's status page, asked only when Box looks unavailable. Empty switches that off."
  },
  "report-file": {
    ...open,
    default: "",
    value: { kind: "path" },
    description: "Where the JSON report goes. Default: box-preflight-report.json in the runner's temp folder; the command writes none."
  },
  "reports": {
    ...open,
    default: "",
    value: { kind: "lines" },
    description: "Further reports, one a line: FORMAT=FILE, where FORMAT is text, json, junit, sarif, markdown or html."
  },
  "details": {
    ...open,
    default: "auto",
    value: { kind: "choice", of: ["auto", "full", "ids"] },
    description: "full: show names and logins of folders, users and the enterprise. ids: show IDs alone. auto: ids in a public repository, else full."
  },
  "summary": {
    ...open,
    default: "true",
    value: { kind: "boolean" },
    description: "Write the job summary."
  },
  "comment": {
    ...open,
    default: "never",
    value: { kind: "choice", of: ["always", "on-problem", "never"] },
    description: "On pull requests, keep one comment for each name up to date. on-problem: only where something failed, and green again on recovery. Needs permissions: pull-requests: write."
  },
  "tracking-issue": {
    ...open,
    default: "false",
    value: { kind: "boolean" },
    description: "On scheduled runs, keep one issue for each name and target: opened on fail, on error in the second run in a row, closed on recovery. Needs permissions: issues: write."
  },
  "drift": {
    ...open,
    default: "off",
    value: { kind: "choice", of: ["off", "warn", "fail"] },
    description: "What a change since the last good run (identity, permissions, scopes, key) counts as. Needs drift-baseline or tracking-issue."
  },
  "drift-baseline": {
    ...open,
    default: "",
    value: { kind: "path" },
    description: "An earlier JSON report to compare with, from a cache or an artifact. A file that is not there yet is none."
  },
  "github-token": {
    ...secretText,
    default: "${{ github.token }}",
    description: "Token for comment and tracking-issue, used for nothing else."
  }
};
var inputNames = Object.keys(inputs);
function isInputName(name) {
  return Object.hasOwn(inputs, name);
}
function rowOf(name) {
  return inputs[name];
}

// src/config/problems.ts
var actionNaming = { door: "action", nameOf: (input) => input };
function problem(input, says, parts = {}) {
  const line = parts.line ?? null;
  return {
    input,
    line,
    source: null,
    message: line === null ? text`${input} ${says}` : text`${input}, line ${line}: ${says}`,
    allowed: parts.allowed ?? null,
    nearest: parts.nearest ?? null
  };
}
function problemAt(source, says, parts = {}) {
  const { file, line, column } = source;
  return { ...problem(file, says, parts), source, message: text`${foreign("words", file)}:${line}:${column}: ${says}` };
}
var inOrder = (problems) => [...problems].sort((a, b) => (a.source?.line ?? 0) - (b.source?.line ?? 0) || (a.source?.column ?? 0) - (b.source?.column ?? 0));
function describeProblem({ message, allowed, nearest }) {
  return [
    ...message,
    ...allowed === null ? [] : [` Allowed: ${allowed}.`],
    ...nearest === null ? [] : [` Did you mean ${nearest}?`]
  ];
}
var orList = (names) => list(names, "or");
var andList = (names) => list(names, "and");
var list = (names, last) => names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1) ?? ""}`;
var LONGEST_SHOWN = 24;
function quoted(raw, vault) {
  const scrubbed = vault.scrub(raw);
  if (scrubbed.length > LONGEST_SHOWN) return [`a text of ${String(scrubbed.length)} characters`];
  const shown = foreign("words", scrubbed);
  return text`"${shown}"`;
}

// src/foundation/nearest.ts
var LONGEST_NAME = 64;
function nearestName(given, known) {
  const wanted = given.trim().toLowerCase();
  if (wanted === "" || wanted.length > LONGEST_NAME) return null;
  let best = null;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) >= fewest) continue;
    const slips = slipsBetween(wanted, name.toLowerCase());
    if (slips < fewest) [best, fewest] = [name, slips];
  }
  return best;
}
function slipsBetween(from, to) {
  let beforeLast = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity
      ));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}
var at = (row, column) => row[column] ?? Infinity;

// src/config/scopes.ts
var ALIASES = { manage_legal_hold: "manage_legal_holds" };
function sameScope(name) {
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] ?? name : name;
}
var SCOPE_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/u;
var isScopeName = (name) => SCOPE_NAME.test(name);
function parseScopes(raw, input, show) {
  const scopes = /* @__PURE__ */ new Map();
  const problems = [];
  raw.split(/\r\n|[\r\n]/u).forEach((line, index) => {
    for (const word of line.split(/[\s,]+/u).filter((each) => each !== "")) {
      const need = readScope(word);
      const before = need === null ? void 0 : scopes.get(sameScope(need.name));
      if (need === null) problems.push(problem(input, text`${show(word)} is not a scope name.`, { line: index + 1, allowed: SCOPES_ALLOWED }));
      else if (before !== void 0 && before.held !== need.held) problems.push(problem(input, [`${need.name} is asked for both with and without not:.`], { line: index + 1 }));
      else if (before === void 0) scopes.set(sameScope(need.name), need);
    }
  });
  return { scopes: [...scopes.values()], problems };
}
var SCOPES_ALLOWED = "names such as root_readwrite, or not:NAME for one that must not be held, by line, comma or space";
function readScope(word) {
  const held = !word.startsWith("not:");
  const name = held ? word : word.slice("not:".length);
  return isScopeName(name) ? { name, held, source: null } : null;
}

export {
  inputs,
  inputNames,
  isInputName,
  rowOf,
  actionNaming,
  problem,
  problemAt,
  inOrder,
  describeProblem,
  orList,
  andList,
  quoted,
  nearestName,
  sameScope,
  isScopeName,
  parseScopes,
  readScope
};
