import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { parseArgs } = require("node:util");
import {
  problemLine
} from "./chunk-XBXDV2PB.mjs";
import "./chunk-MR2AJ7AR.mjs";
import "./chunk-SOMGPZON.mjs";
import "./chunk-4Q63P6RM.mjs";
import {
  inertLines
} from "./chunk-NIOKEM6T.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import "./chunk-RESNK7IC.mjs";
import {
  CONFIG_FILE,
  NO_SUCH_FILE,
  planFromInputs
} from "./chunk-SK345GCM.mjs";
import "./chunk-TVK755I4.mjs";
import "./chunk-VDVACG4P.mjs";
import "./chunk-IBJMG4LB.mjs";
import "./chunk-OE4PMHNR.mjs";
import {
  EXIT
} from "./chunk-7WV2M5TG.mjs";
import "./chunk-DJIHQ5N4.mjs";
import {
  KEYS,
  POLICY_INPUTS,
  RESERVED_TARGET,
  TARGET_NAME
} from "./chunk-7GH5UGLZ.mjs";
import {
  environmentName
} from "./chunk-6FJYBA7P.mjs";
import {
  OPERATIONS
} from "./chunk-N4WQPWSK.mjs";
import {
  inputs,
  nearestName
} from "./chunk-NQXTPSVI.mjs";
import "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/cli/init.ts
import path from "node:path";

// src/config/schema.ts
var CONFIG_SCHEMA_URL = "https://raw.githubusercontent.com/box-preflight/box-preflight/main/schema/config.schema.json";
function section(name, values, required = []) {
  const properties = Object.fromEntries(Object.entries(KEYS[name]).map(([key, description]) => [key, described(values[key], description)]));
  return { type: "object", properties, additionalProperties: false, ...required.length === 0 ? {} : { required } };
}
function described(value, description) {
  if (typeof value !== "object" || Array.isArray(value)) throw new Error(`no schema for: ${description}`);
  return { description, ...value };
}
function valueOf(kind) {
  switch (kind.kind) {
    case "boolean":
      return { type: "boolean" };
    case "integer":
      return { type: "integer", minimum: kind.min, maximum: kind.max };
    case "choice":
      return { enum: kind.of };
    case "id":
    case "lines":
    case "url":
    case "path":
    case "text":
    case "secret":
      return TEXT;
  }
}
var TEXT = { type: "string", minLength: 1 };
var ID = { anyOf: [{ type: "integer", minimum: 0 }, { type: "string", pattern: "^(0|[1-9][0-9]{0,19})$" }] };
var VARIABLE = { type: "string", pattern: "^BOX_(?!PREFLIGHT_)[A-Za-z0-9_]{1,100}$" };
var NEEDS = {
  "jwt-config": VARIABLE,
  "client-id": VARIABLE,
  "client-secret": VARIABLE,
  "enterprise-id": { anyOf: [ID, VARIABLE] },
  "jwt-algorithm": valueOf(inputs["jwt-algorithm"].value),
  "user-id": ID,
  "as-user": ID,
  "folders": { anyOf: [TEXT, { type: "array", items: { $ref: "#/$defs/folder" } }] },
  "scopes": { anyOf: [TEXT, { type: "array", items: { type: "string", pattern: "^[^\\s]" } }] }
};
var RIVALS = [["user-id", "as-user"], ["jwt-config", "client-id"], ["jwt-config", "client-secret"], ["jwt-config", "enterprise-id"]];
var CONTRADICTIONS = RIVALS.map((required) => ({ not: { required } }));
var OPERATION = { anyOf: [{ enum: [...OPERATIONS, "none"] }, { type: "string", pattern: "^replace\\s*=\\s*\\S" }] };
var DEFINITIONS = {
  "operations": {
    anyOf: [TEXT, { type: "array", minItems: 1, items: OPERATION }]
  },
  "folder": {
    anyOf: [
      { type: "integer", minimum: 0 },
      { ...TEXT, description: "As a line of the input: an ID or a URL, then a colon and operations." },
      section("folder", { "id": { anyOf: [ID, { type: "string", pattern: "^[Hh][Tt][Tt][Pp][Ss]?://" }] }, "operations": { $ref: "#/$defs/operations" }, "label": TEXT, "expected-name": { ...TEXT, maxLength: 255 }, "planned-upload": { $ref: "#/$defs/planned-upload" } }, ["id"]),
      { type: "object", description: "ID: operations", minProperties: 1, maxProperties: 1, patternProperties: { "^(\\d|[Hh][Tt][Tt][Pp][Ss]?:)": { $ref: "#/$defs/operations" } }, additionalProperties: false }
    ]
  },
  "planned-upload": section("planned-upload", {
    "name": { ...TEXT, maxLength: 255 },
    "size": { anyOf: [{ type: "number", minimum: 0 }, { type: "string", pattern: "^\\d+(\\.\\d+)?\\s*([KMGTkmgt]?[Ii]?[Bb])?$" }] }
  }, ["name"])
};

// src/config/first-file.ts
function variablesOf({ targets, auth, enterpriseId, userId }) {
  return targets.flatMap((target) => namesFor(target, targets.length === 1, auth).filter(([key]) => key !== "enterprise-id" || enterpriseId === null && userId === null).map(([, name]) => name));
}
function namesFor(target, alone, auth) {
  const prefix = alone ? "BOX" : `BOX_${target.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "_")}`;
  const keys = auth === "jwt" ? ["jwt-config"] : ["client-id", "client-secret", "enterprise-id"];
  return keys.map((key) => [key, `${prefix}_${key.toUpperCase().replaceAll("-", "_")}`]);
}
function firstFile(wanted) {
  const { targets, policy } = wanted;
  const alone = targets.length === 1;
  const shared = sharedLines(wanted);
  const settings = POLICY_INPUTS.flatMap((name) => policy[name] === void 0 ? [] : [`  ${name}: ${scalar(policy[name])}`]);
  return [
    `# yaml-language-server: $schema=${CONFIG_SCHEMA_URL}`,
    "# What Box Preflight verifies before a deploy; `box-preflight validate` checks this file.",
    "# Credentials never stand here: each key names the environment variable that the workflow fills from a secret.",
    ...settings.length === 0 ? [] : ["policy:", ...settings],
    ...alone || shared.length === 0 ? [] : ["defaults:", ...shared.map((line) => `  ${line}`)],
    "targets:",
    ...targets.flatMap((target) => [
      `  ${scalar(target)}:`,
      ...credentialLines(target, wanted).map((line) => `    ${line}`),
      ...alone ? shared.map((line) => `    ${line}`) : []
    ]),
    ""
  ].join("\n");
}
function credentialLines(target, { targets, auth, enterpriseId, userId }) {
  return namesFor(target, targets.length === 1, auth).flatMap(([key, name]) => {
    if (key !== "enterprise-id") return [`${key}: ${name}`];
    if (enterpriseId !== null) return [`${key}: ${scalar(enterpriseId)}`];
    return userId === null ? [`${key}: ${name}`] : [];
  });
}
function sharedLines({ userId, asUser, folders, scopes }) {
  return [
    ...userId === null ? [] : [`user-id: ${scalar(userId)}`],
    ...asUser === null ? [] : [`as-user: ${scalar(asUser)}`],
    ...folders.length === 0 ? [] : ["folders:", ...folders.flatMap(folderLines)],
    ...scopes.length === 0 ? [] : [`scopes: ${flow(scopes.map(({ name, held }) => held ? name : `not:${name}`))}`]
  ];
}
function folderLines({ id, label, hidden, operations, replace }) {
  const asked = hidden ? ["none"] : [...operations, ...replace.map((name) => `replace=${quotedName(name)}`)];
  return [`  - id: ${id}`, ...label === null ? [] : [`    label: ${scalar(label)}`], `    operations: ${flow(asked)}`];
}
var quotedName = (name) => /[",]| #/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
var flow = (items) => `[${items.map(scalar).join(", ")}]`;
function scalar(text) {
  const isWord = /^[A-Za-z][A-Za-z0-9_.-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text);
  const isBoolean = text === "true" || text === "false";
  return isWord || isBoolean || /^(?:0|[1-9]\d{0,14})$/u.test(text) ? text : JSON.stringify(text);
}

// src/cli/init.ts
var TAKEN = ["folders", "scopes", "enterprise-id", "user-id", "as-user", ...POLICY_INPUTS];
var OWN = { "target": { type: "string", multiple: true }, "auth": { type: "string" }, "file": { type: "string" }, "force": { type: "boolean" } };
var DEFAULT_TARGET = "production";
async function init(argv, world) {
  const options = { ...OWN, ...Object.fromEntries(TAKEN.map((name) => [name, { type: "string", multiple: true }])) };
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, options });
  const problems = [...unknownFlags(Object.keys(values), Object.keys(options)), ...positionals.length > 0 ? ["error: init takes flags alone; a value with spaces needs quotes."] : []];
  const text = (name) => [values[name]].flat().filter((value) => typeof value === "string");
  const targets = text("target").length === 0 ? [DEFAULT_TARGET] : [...new Set(text("target"))];
  const auth = text("auth")[0] ?? "jwt";
  if (auth !== "jwt" && auth !== "ccg") problems.push("error: --auth must be jwt or ccg.");
  if (targets.some((name) => !TARGET_NAME.test(name) || name.toLowerCase() === RESERVED_TARGET)) problems.push("error: --target takes letters, digits, dots, dashes and underscores, at most 64, and not the name host.");
  if (auth === "jwt" && text("enterprise-id").length > 0) problems.push("error: --enterprise-id belongs to --auth ccg: a JWT app has its enterprise in its JSON file.");
  const given = Object.fromEntries(TAKEN.flatMap((name) => text(name).length === 0 ? [] : [[name, text(name).join("\n")]]));
  const made = wantedFile(given, targets, auth === "ccg" ? "ccg" : "jwt", world);
  problems.push(...made.problems);
  if (problems.length > 0 || made.file === null) return refuseInit(problems, world);
  return write(text("file")[0] ?? CONFIG_FILE, values.force === true, made.file, world);
}
function unknownFlags(given, known) {
  return given.filter((name) => !known.includes(name)).map((name) => {
    const near = nearestName(name, known);
    return `error: --${name} is not a flag of init.${near === null ? "" : ` Did you mean --${near}?`}`;
  });
}
function wantedFile(given, targets, auth, world) {
  const stand = { "client-id": "stands for it", "client-secret": "stands for it" };
  const inputs2 = { ...given, ...stand, "enterprise-id": given["enterprise-id"] ?? "0", "tracking-issue": "true" };
  const result = planFromInputs(inputs2, world.surroundings, world.vault, { door: "command", nameOf: (input) => `--${input}` });
  if (result.kind === "unusable") return { file: null, problems: result.problems.map(problemLine) };
  const [first] = result.plan.targets;
  if (first === void 0) return { file: null, problems: [] };
  const policy = Object.fromEntries(POLICY_INPUTS.flatMap((name) => given[name] === void 0 ? [] : [[name, given[name].trim()]]));
  return { file: { targets, auth, enterpriseId: given["enterprise-id"] ?? null, userId: first.userId, asUser: first.asUser, folders: first.folders, scopes: first.scopes, policy }, problems: [] };
}
async function write(name, force, wanted, world) {
  const { surroundings, stdout } = world;
  const full = path.resolve(surroundings.baseFolder, name);
  const found = surroundings.readFile(full);
  if (!force && (found.kind === "read" || found.why !== NO_SUCH_FILE)) return refuseInit([`error: ${name} is there already; --force writes over it.`], world);
  try {
    await world.writeFile(full, firstFile(wanted));
  } catch (error) {
    return refuseInit([`error: ${name} could not be written: ${error instanceof Error ? error.message : String(error)}`], world);
  }
  stdout.write(inertLines(`Wrote ${name}. In the workflow:

${step(wanted, name)}
Before that: \`box-preflight validate\`. For ${environmentName("folders")} and the like, see \`box-preflight run --help\`.`) + "\n");
  return EXIT.fine;
}
function step(wanted, name) {
  const variables = variablesOf(wanted).map((variable) => `      ${variable}: \${{ ${variable.endsWith("_ID") ? "vars" : "secrets"}.${variable} }}
`);
  const where = name === CONFIG_FILE ? "" : `    with:
      config-file: ${name}
`;
  return `  - uses: box-preflight/box-preflight@v1
${where}    env:
${variables.join("")}`;
}
function refuseInit(problems, { stderr }) {
  stderr.write(inertLines([...problems, "Nothing was written. `box-preflight init --help` lists the flags."].join("\n")) + "\n");
  return EXIT.unusable;
}
export {
  init
};
