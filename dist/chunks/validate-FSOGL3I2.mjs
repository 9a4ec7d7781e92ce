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
  loadConfig,
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
import "./chunk-6FJYBA7P.mjs";
import "./chunk-N4WQPWSK.mjs";
import {
  andList
} from "./chunk-NQXTPSVI.mjs";
import {
  several
} from "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/cli/validate.ts
async function validate(argv, world) {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false });
  const [file = CONFIG_FILE, ...more] = positionals;
  const unknown = Object.keys(values).map((name) => `error: --${name} is not a flag of validate.`);
  if (unknown.length > 0 || more.length > 0) return refuseValidate([...unknown, ...more.length > 0 ? ["error: validate takes one file."] : []], world);
  const words = { door: "command", nameOf: (input) => input === "config-file" ? file : input };
  const given = { "config-file": file, "tracking-issue": "true" };
  const surroundings = { ...world.surroundings, environment: () => void 0 };
  const result = planFromInputs(given, surroundings, world.vault, words, await loadConfig(given, surroundings, world.vault, words));
  if (result.kind === "unusable") return refuseValidate(result.problems.map(problemLine), world);
  const { targets } = result.plan;
  world.stdout.write(inertLines([`${file} can be used: ${several(Math.max(targets.length, 1), "target")}.`, ...targets.map(describeTarget)].join("\n")) + "\n");
  return EXIT.fine;
}
function describeTarget({ name, auth, credentials, folders, scopes, userId, asUser }) {
  const variables = credentials.kind === "missing" ? credentials.missing.inputs.filter((each) => each.startsWith("BOX_")) : [];
  const from = variables.length === 0 ? "its credential comes by input" : `its credential comes from ${andList(variables)}`;
  const user = userId === null ? asUser === null ? "" : `, as user ${asUser}` : `, with the token of user ${userId}`;
  return `  ${name}: ${auth}${user}; ${from}; ${several(folders.length, "folder")}, ${several(scopes.length, "scope")}`;
}
function refuseValidate(problems, { stderr }) {
  stderr.write(inertLines(problems.join("\n")) + "\n");
  return EXIT.unusable;
}
export {
  validate
};
