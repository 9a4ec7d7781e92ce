import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  array,
  boolean,
  getDotPath,
  isoTimestamp,
  literal,
  nullable,
  nullish,
  object,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  string
} from "./chunk-CIVYHADS.mjs";

// src/engine/target-state.ts
function targetState(checks, host) {
  const statuses = checks.map(({ status: status2 }) => status2);
  if (statuses.includes("fail")) return "fail";
  if (statuses.includes("error")) return "error";
  const answered = statuses.some((status2) => status2 === "pass" || status2 === "warn");
  return answered && !checks.some((check2) => isBlocked(check2, [...checks, ...host])) ? "good" : "unknown";
}
function isBlocked({ status: status2, needs }, all) {
  if (status2 !== "skip") return false;
  const met = (need) => all.some((other) => other.id === need && (other.status === "pass" || other.status === "warn"));
  return !needs.every(met);
}

// src/door/baseline.ts
var id = pipe(string(), regex(/^\d{1,20}$/u));
var nullable2 = (schema) => nullable(schema, null);
var identity = object({ id, enterpriseId: nullable2(id) });
var key = object({ id: nullable2(pipe(string(), regex(/^\w{1,40}$/u))), fingerprint: pipe(string(), regex(/^[0-9a-f]{64}$/u)) });
var scope = object({ name: pipe(string(), regex(/^[\w.]{1,80}$/u)), held: boolean() });
var folder = object({ id, visible: boolean(), permissions: record(pipe(string(), regex(/^can_[a-z_]{1,40}$/u)), boolean()) });
var learnedSchema = object({
  identity: nullable2(identity),
  key: nullable2(key),
  scopes: array(scope),
  folders: array(folder)
});
var time = pipe(string(), isoTimestamp());
var status = picklist(["pass", "warn", "fail", "error", "skip"]);
var check = object({ id: string(), status, needs: array(string()) });
var target = object({
  name: string(),
  identity: nullish(identity),
  facts: nullish(object({ key: nullable2(key), scopes: array(scope), folders: array(folder) })),
  checks: array(check)
});
var report = object({
  schemaVersion: literal(1),
  startedAt: time,
  run: nullable2(object({ name: string() })),
  targets: array(target)
});
function baselinesFromFile(file, name, readFile) {
  const read = readFile(file);
  if (read.kind === "unreadable") return () => ({ kind: "none", why: `There is no earlier report to compare with yet: ${file}: ${read.why}.` });
  return baselinesFromReport(read.text, file, name);
}
function baselinesFromReport(text, file, name) {
  const parsed = safeParse(report, json(text));
  if (!parsed.success) return () => ({ kind: "unreadable", why: `${file} is not a report of this tool (${pathOf(parsed.issues[0])})` });
  const { run } = parsed.output;
  if (run !== null && name !== null && run.name !== name) return () => ({ kind: "none", why: `The report ${file} is of the run ${run.name}, not of ${name}.` });
  return (wanted) => baselineOf(parsed.output, wanted, file);
}
function baselineOf({ startedAt, targets }, wanted, file) {
  const host = targets.find(({ name }) => name === "host");
  const found = targets.find(({ name }) => name === wanted);
  if (found === void 0) return { kind: "none", why: `The report ${file} has no target ${wanted}.` };
  if (targetState(found.checks, host?.checks ?? []) !== "good") return { kind: "none", why: `The report ${file} is of a run in which target ${wanted} was not good.` };
  return { kind: "good", at: startedAt, learned: learnedOf(found) };
}
var learnedOf = ({ identity: who, facts }) => ({
  identity: who ?? null,
  key: facts?.key ?? null,
  scopes: facts?.scopes ?? [],
  folders: facts?.folders ?? []
});
function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
var pathOf = (issue) => getDotPath(issue) ?? "no JSON object";

export {
  targetState,
  learnedSchema,
  baselinesFromFile,
  baselinesFromReport
};
