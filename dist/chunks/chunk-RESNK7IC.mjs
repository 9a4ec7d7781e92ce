import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { parseArgs } = require("node:util");
import {
  NO_CONFIG,
  REPORT_FORMATS,
  freeze,
  loadConfig,
  planFromInputs
} from "./chunk-SK345GCM.mjs";
import {
  ENVIRONMENT_PREFIX,
  environmentName
} from "./chunk-6FJYBA7P.mjs";
import {
  isId,
  parsePath
} from "./chunk-N4WQPWSK.mjs";
import {
  inputNames,
  isInputName,
  isScopeName,
  nearestName,
  orList,
  problem,
  quoted,
  rowOf,
  sameScope
} from "./chunk-NQXTPSVI.mjs";
import {
  clean,
  foreign,
  text
} from "./chunk-LKKNOW4B.mjs";

// src/config/command.ts

// src/config/check-ids.ts
var FIXED_IDS = ["credentials", "network", "clock", "token", "user-token", "as-user", "identity", "upload-host", "drift"];
var ALLOWED = `${FIXED_IDS.join(", ")}, scope:NAME, folder:ID`;
function checkIdProblem(input, id, show) {
  const colon = id.indexOf(":");
  const [kind, rest] = [id.slice(0, Math.max(colon, 0)), id.slice(colon + 1)];
  if (FIXED_IDS.includes(id)) return null;
  if (kind === "scope" && isScopeName(rest)) return null;
  if (kind === "folder" && isId(rest)) return null;
  return problem(input, text`has ${show(id)}, which is not a check id.`, { allowed: ALLOWED, nearest: nearestName(id, FIXED_IDS) });
}
function spelledAsIn(plan, ids) {
  const spelling = new Map(plan.targets.flatMap(({ scopes }) => scopes).map(({ name }) => [sameScope(name), name]));
  return ids.map((id) => {
    const name = id.startsWith("scope:") ? spelling.get(sameScope(id.slice("scope:".length))) : void 0;
    return name === void 0 ? id : `scope:${name}`;
  });
}
function notAsked(plan, id) {
  const asked = plan.targets.flatMap(({ folders, scopes }) => [...folders.map((folder) => `folder:${folder.id}`), ...scopes.map(({ name }) => `scope:${name}`)]);
  return !id.includes(":") || asked.includes(id) ? null : text`names ${foreign("words", id)}, which this run does not ask about.`;
}

// src/config/command.ts
var FORMATS = REPORT_FORMATS;
var COMMAND_FLAGS = ["format", "output", "only", "skip"];
function planFromCommand(argv, env, surroundings, vault, loaded = NO_CONFIG) {
  const command = commandInputs(argv, env);
  const result = planFromInputs(command.given, surroundings, vault, command.naming, loaded);
  if (result.kind === "unusable") return { kind: "unusable", problems: [...command.problems, ...result.problems] };
  const { plan, problems, notices } = narrowed(result.plan, command);
  const all = [...command.problems, ...problems];
  if (all.length > 0) return { kind: "unusable", problems: all };
  return { kind: "plan", plan, notices: [...command.notices, ...result.notices, ...notices], format: command.format, outputs: command.outputs };
}
function configOfCommand(argv, env, surroundings, vault) {
  const { given, naming } = commandInputs(argv, env);
  return loadConfig(given, surroundings, vault, naming);
}
function narrowed(plan, command) {
  const only = command.only === null ? null : spelledAsIn(plan, command.only);
  const skip = spelledAsIn(plan, command.skip);
  const absent = (flag, ids) => ids.flatMap((id) => {
    const says = notAsked(plan, id);
    return says === null ? [] : [problem(flag, says)];
  });
  return {
    plan: freeze({ ...plan, only, skip }),
    problems: absent("--only", only ?? []),
    notices: absent("--skip", skip).map(({ input, message }) => ({ level: "warning", input, message }))
  };
}
function commandInputs(argv, env) {
  const flags = flagsFrom(argv);
  const environment = environmentFrom(env);
  const given = new Map([...environment.inputs, ...flags.inputs]);
  const show = showWithout(inputNames.filter((name) => rowOf(name).secret).map((name) => env[environmentName(name)] ?? ""));
  const format = formatFrom(flags.command.format, show);
  const outputs = outputsFrom(flags.command.output, show);
  const ids = ["only", "skip"].flatMap((flag) => flags.command[flag].map((id) => checkIdProblem(`--${flag}`, id, show)));
  return {
    given: Object.fromEntries(given),
    naming: namingOf(flags.inputs, environment.inputs),
    format: format.value,
    outputs: outputs.value,
    only: flags.command.only.length === 0 ? null : flags.command.only,
    skip: flags.command.skip,
    problems: [...flags.problems, ...environment.problems, ...format.problems, ...outputs.problems, ...ids.filter((each) => each !== null)],
    notices: environment.notices
  };
}
var showWithout = (secrets) => (raw) => quoted(raw, { scrub: (same) => secrets.some((secret) => secret !== "" && same.includes(secret)) ? "***" : same });
function namingOf(flags, environment) {
  const byEnvironment = (input) => rowOf(input).secret || environment.has(input) && !flags.has(input);
  return { door: "command", nameOf: (input) => byEnvironment(input) ? environmentName(input) : `--${input}` };
}
function environmentFrom(env) {
  const inputs = /* @__PURE__ */ new Map();
  for (const name of inputNames) {
    const value = env[environmentName(name)];
    if (value !== void 0) inputs.set(name, value);
  }
  const known = inputNames.map(environmentName);
  const unknown = Object.keys(env).filter((name) => name.startsWith(ENVIRONMENT_PREFIX) && !known.includes(name));
  const near = (name) => nearestName(name.slice(ENVIRONMENT_PREFIX.length), known.map((each) => each.slice(ENVIRONMENT_PREFIX.length)));
  return {
    inputs,
    problems: unknown.flatMap((name) => near(name) === null ? [] : [problem(clean(name), ["is not an input."], { nearest: ENVIRONMENT_PREFIX + (near(name) ?? "") })]),
    // Not near to any: likely somebody's own, such as a version to install.
    notices: unknown.filter((name) => near(name) === null).map((name) => ({ level: "warning", input: clean(name), message: [`${clean(name)} is not an input, and is not used.`] }))
  };
}
var isBooleanInput = (name) => isInputName(name) && rowOf(name).value.kind === "boolean";
var ALL_FLAGS = [...COMMAND_FLAGS, ...inputNames];
var unclustered = (argument) => (/^-[^-]./su.test(argument) ? "--" : "") + argument;
function tokensOf(argv) {
  const options = Object.fromEntries(ALL_FLAGS.map((name) => [name, { type: isBooleanInput(name) ? "boolean" : "string" }]));
  return parseArgs({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true }).tokens;
}
var MOST_ARGUMENTS = 1e4;
function flagsFrom(argv) {
  const values = /* @__PURE__ */ new Map();
  const problems = [];
  if (argv.length > MOST_ARGUMENTS) problems.push(problem(`argument ${String(MOST_ARGUMENTS + 1)}`, ["is one too many."], { allowed: `at most ${String(MOST_ARGUMENTS)} arguments` }));
  for (const token of tokensOf(argv.slice(0, MOST_ARGUMENTS).map(unclustered))) {
    if (token.kind === "positional") problems.push(problem(`argument ${String(token.index + 1)}`, ["belongs to no flag. A value with spaces needs quotes; a flag that is true or false takes its value after =."]));
    if (token.kind !== "option") continue;
    const refusal = flagProblem(token);
    if (refusal !== null) {
      problems.push(refusal);
      continue;
    }
    const before = values.get(token.name);
    if (before === void 0) values.set(token.name, [token.value ?? "true"]);
    else before.push(token.value ?? "true");
  }
  problems.push(...[...values].filter(([name, all]) => all.length > 1 && !isRepeatable(name)).map(([name]) => problem(`--${name}`, ["is given more than once."])));
  const inputs = inputNames.flatMap((name) => {
    const all = values.get(name);
    return all === void 0 ? [] : [[name, all.join("\n")]];
  });
  const of = (flag) => values.get(flag) ?? [];
  return { inputs: new Map(inputs), command: { format: of("format"), output: of("output"), only: of("only"), skip: of("skip") }, problems };
}
function isRepeatable(name) {
  return isInputName(name) ? rowOf(name).value.kind === "lines" : name !== "format";
}
function flagProblem(token) {
  const { name, rawName, value, inlineValue } = token;
  if (isInputName(name) && rawName === `--${name}` && rowOf(name).secret) {
    return problem(rawName, [`is a secret: a command line can be read by others on this machine. Set ${environmentName(name)} in the environment${name === "jwt-config" ? ", or give its path with --jwt-config-file" : ""}.`]);
  }
  if (!ALL_FLAGS.includes(name) || rawName !== `--${name}`) return unknownFlag(token);
  if (isBooleanInput(name)) return null;
  if (value === void 0) return problem(rawName, ["needs a value."]);
  return !inlineValue && value.startsWith("-") && value !== "-" ? problem(rawName, [`needs a value. One that begins with a dash is written ${rawName}=VALUE.`]) : null;
}
function unknownFlag({ rawName, index }) {
  const flag = /^--[a-z][a-z0-9-]{0,30}$|^-[a-z]$/iu.test(rawName) ? rawName : `argument ${String(index + 1)}`;
  const nearest = nearestName(rawName.replace(/^-+/u, ""), ALL_FLAGS);
  return problem(flag, ["is not a flag of this command."], { nearest: nearest === null ? null : wayIn(nearest) });
}
var wayIn = (name) => isInputName(name) && rowOf(name).secret ? environmentName(name) : `--${name}`;
function formatProblem(flag, format, show) {
  const allowed = orList(FORMATS);
  return problem(flag, text`has the format ${show(format)}, which is not known.`, { allowed, nearest: nearestName(format, FORMATS) });
}
var formatOf = (name) => FORMATS.find((each) => each === name);
function formatFrom([name = "text"], show) {
  const format = formatOf(name);
  return format === void 0 ? { value: "text", problems: [formatProblem("--format", name, show)] } : { value: format, problems: [] };
}
function outputsFrom(written, show) {
  const value = [];
  const problems = [];
  for (const each of written) {
    const at = each.indexOf("=");
    const name = each.slice(0, Math.max(at, 0));
    const format = formatOf(name);
    const file = parsePath(each.slice(at + 1).trim());
    if (at < 1 || each.slice(at + 1).trim() === "") problems.push(problem("--output", text`has ${show(each)}.`, { allowed: "FORMAT=FILE, such as json=report.json" }));
    else if (format === void 0) problems.push(formatProblem("--output", name, show));
    else if (file.kind === "refused") problems.push(problem("--output", text`has a path that ${file.says}`, file));
    else if (value.some((other) => other.file === file.value)) problems.push(problem("--output", ["names one file twice."]));
    else value.push({ format, file: file.value });
  }
  return { value, problems };
}

export {
  FORMATS,
  planFromCommand,
  configOfCommand
};
