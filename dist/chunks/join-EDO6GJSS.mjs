import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { parseArgs } = require("node:util");
import {
  inertLines
} from "./chunk-NIOKEM6T.mjs";
import {
  EMOJI
} from "./chunk-3DZTM72M.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import "./chunk-I5G5DR5M.mjs";
import {
  cell,
  codeCell,
  row,
  tableHead
} from "./chunk-M7GW6ZWC.mjs";
import {
  EXIT
} from "./chunk-7WV2M5TG.mjs";
import {
  COUNTED,
  STATUSES,
  several
} from "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import {
  foreign
} from "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/cli/join.ts
import path from "node:path";

// src/render/joined.ts
import { Buffer } from "node:buffer";
var LIMIT_BYTES = 1e6;
var isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var list = (value) => Array.isArray(value) ? value.filter(isFields) : [];
var words = (value) => typeof value === "string" ? value : "";
var isStatus = (value) => typeof value === "string" && STATUSES.includes(value);
function readJoined(json) {
  const report = parsed(json);
  if (report === null || report["schemaVersion"] !== 1 || !isStatus(report["verdict"])) return null;
  const run = report["run"];
  return { name: isFields(run) ? words(run["name"]) : "", verdict: report["verdict"], targets: list(report["targets"]).map(targetOf) };
}
function parsed(json) {
  try {
    const value = JSON.parse(json);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
function targetOf(target) {
  const checks = list(target["checks"]).flatMap((check) => isStatus(check["status"]) ? [{ ...check, status: check["status"] }] : []);
  const count = (status) => checks.filter((check) => check.status === status).length;
  return {
    name: words(target["name"]),
    counts: { pass: count("pass"), warn: count("warn"), fail: count("fail"), error: count("error"), skip: count("skip") },
    problems: checks.filter(({ status }) => status !== "pass" && status !== "skip").map(problemOf)
  };
}
function problemOf(check) {
  const diagnosis = check["diagnosis"];
  const steps = isFields(diagnosis) && Array.isArray(diagnosis["remedy"]) ? diagnosis["remedy"] : [];
  return { id: words(check["id"]), status: check.status, message: words(check["message"]), remedy: words(steps[0]) || null };
}
function joinedVerdict(reports, missing) {
  const statuses = [...reports.map(({ verdict }) => verdict), ...missing > 0 ? ["error"] : []];
  return STATUSES.find((status) => statuses.includes(status)) ?? "skip";
}
function renderJoined(reports, missing) {
  const verdict = joinedVerdict(reports, missing);
  const rows = reports.flatMap((report) => report.targets.filter(({ counts }) => Object.values(counts).some((count) => count > 0)).map((target) => ({ rank: STATUSES.indexOf(worstOf(target)), line: rowOf(report, target) })));
  const head = [
    `## ${EMOJI[verdict]} Box Preflight: ${verdict}`,
    `${several(reports.length, "run")}, ${several(rows.length, "target")}.`,
    ...missing > 0 ? [`**${several(missing, "run")} left no report**: see the log of each.`] : []
  ];
  const lines = rows.sort((a, b) => a.rank - b.rank).map(({ line }) => line);
  let room = LIMIT_BYTES - 2e3;
  const end = lines.findIndex((line) => (room -= Buffer.byteLength(line) + 1) < 0);
  const shown = end === -1 ? lines : lines.slice(0, end);
  const rest = lines.length - shown.length;
  return `${[...head, ...shown.length === 0 ? [] : [[tableHead(["", "Run", "Target", "Checks", "What is wrong", "What to do first"]), ...shown].join("\n")], ...rest === 0 ? [] : [`_${several(rest, "more target")} did not fit here._`]].join("\n\n")}
`;
}
var worstOf = ({ counts }) => STATUSES.find((status) => counts[status] > 0) ?? "skip";
function rowOf({ name }, target) {
  const counts = STATUSES.filter((status) => target.counts[status] > 0).map((status) => `${String(target.counts[status])} ${COUNTED[status]}`).join(", ");
  const problems = target.problems.map(({ id, status, message }) => `${EMOJI[status]} ${codeCell(id)} ${cell([foreign("words", message)])}`);
  const remedies = target.problems.map(({ remedy }) => remedy === null ? "" : cell([foreign("words", remedy)]));
  return row([EMOJI[worstOf(target)], codeCell(name), codeCell(target.name), counts, problems.join("<br>"), remedies.join("<br>")]);
}

// src/cli/join.ts
function join(argv, { stdout, stderr, surroundings }) {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, options: { expect: { type: "string" } } });
  const unknown = Object.keys(values).filter((name) => name !== "expect");
  const expected = values.expect ?? "0";
  const problems = [
    ...unknown.map((name) => `error: --${name} is not a flag of join. It takes --expect.`),
    ...typeof expected === "string" && /^\d{1,6}$/u.test(expected) ? [] : ["error: --expect must be how many reports there should be."],
    ...positionals.length === 0 && values.expect === void 0 ? ["error: join takes the files of JSON reports."] : []
  ];
  if (problems.length > 0) {
    stderr.write(`${inertLines(problems.join("\n"))}
`);
    return Promise.resolve(EXIT.unusable);
  }
  const reports = [];
  for (const file of positionals) {
    const read = surroundings.readFile(path.resolve(surroundings.baseFolder, file));
    const report = read.kind === "read" ? readJoined(read.text) : null;
    if (report === null) stderr.write(`${inertLines(`warning: ${file} is no report${read.kind === "read" ? "" : `: ${read.why}`}.`)}
`);
    else reports.push(report);
  }
  stdout.write(renderJoined(reports, Math.max(Number(expected), positionals.length) - reports.length));
  return Promise.resolve(EXIT.fine);
}
export {
  join
};
