import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  inline,
  link
} from "./chunk-M7GW6ZWC.mjs";
import {
  PROJECT_URL
} from "./chunk-DJIHQ5N4.mjs";
import {
  CONFIDENCES,
  OWNERS,
  diagnosisOf,
  furtherCause
} from "./chunk-F7YVGJIN.mjs";
import {
  keyOf
} from "./chunk-BDIGX3UD.mjs";
import {
  join,
  plain,
  sentence,
  text
} from "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/render/sarif-text.ts
var sarifText = (words) => plain(words).replaceAll("`", "").replace(/[\\[\]]/gu, "\\$&").replace(/[{}]/gu, "$&$&");

// src/render/sarif.ts
function renderSarif(report, helpOf) {
  const findings = findingsOf(report);
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: {
        driver: {
          name: "Box Preflight",
          version: report.tool.version,
          semanticVersion: report.tool.version,
          informationUri: PROJECT_URL,
          rules: codes.map((code) => ruleOf(code, helpOf(code)))
        }
      },
      invocations: [invocationOf(report, findings)],
      columnKind: "utf16CodeUnits",
      results: findings.map((finding) => resultOf(finding, codes))
    }]
  };
  return `${JSON.stringify(log, null, 2)}
`;
}
function findingsOf(report) {
  const fallback = placeOfRun(report);
  return report.targets.flatMap((target) => target.checks.flatMap((check) => {
    if (check.status === "pass" || check.status === "skip") return [];
    return [{ target, check, code: diagnosisOf(check).code, location: locationOf(target, check, fallback) }];
  }));
}
function ruleOf(code, { meaning, causes, docs }) {
  const [readMore] = docs;
  return {
    id: code,
    name: code.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(""),
    shortDescription: { text: sarifText([`${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`]) },
    fullDescription: { text: sarifText(join([[`${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`], ...causes.map(({ cause }) => sentence(cause))], " ")) },
    help: {
      text: causes.map(({ cause, steps }) => [sarifText(cause), ...steps.map((step, index) => `${index + 1}. ${sarifText(step)}`)].join("\n")).join("\n\n"),
      markdown: [
        ...causes.map(({ cause, steps }) => [`**${inline(cause)}**`, "", ...steps.map((step, index) => `${index + 1}. ${inline(step)}`)].join("\n")),
        ...docs.length === 0 ? [] : [`Read more: ${docs.map(link).join(", ")}`]
      ].join("\n\n")
    },
    ...readMore === void 0 ? {} : { helpUri: readMore },
    properties: { tags: ["box", "preflight"] }
  };
}
function resultOf({ target, check, code, location }, codes) {
  const diagnosis = diagnosisOf(check);
  const key = keyOf({ target: target.name, id: check.id });
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    // A kind other than `fail` goes with no level (SARIF, section 3.27.10).
    ...check.status === "error" ? { kind: "open", level: "none" } : { kind: "fail", level: check.status === "fail" ? "error" : "warning" },
    message: messageOf(key, check),
    locations: [location],
    partialFingerprints: { "boxPreflightCheck/v1": `${key} ${code}` },
    properties: { target: target.name, check: check.id, status: check.status, confidence: diagnosis.confidence, owner: diagnosis.owner, retryable: diagnosis.retryable }
  };
}
function messageOf(key, check) {
  const diagnosis = diagnosisOf(check);
  const cause = furtherCause(check.message, diagnosis);
  const steps = diagnosis.remedy.map((step, index) => diagnosis.remedy.length > 1 ? text`${index + 1}. ${step}` : step);
  const lines = [
    text`${key}: ${check.message}`,
    ...cause === null ? [] : [cause],
    ...steps,
    [OWNERS[diagnosis.owner]],
    [`${diagnosis.code}, ${CONFIDENCES[diagnosis.confidence]}`]
  ];
  return { text: lines.map(sarifText).join("\n"), markdown: lines.map(inline).join("\n\n") };
}
function invocationOf(report, findings) {
  const open = findings.filter(({ check }) => check.status === "error");
  return {
    // False where the tool itself did not get its answers, whatever it found out about the app (SARIF, section 3.20.14).
    executionSuccessful: open.length === 0,
    startTimeUtc: report.startedAt,
    endTimeUtc: new Date(Date.parse(report.startedAt) + report.durationMs).toISOString(),
    ...open.length === 0 ? {} : {
      toolExecutionNotifications: open.map(({ target, check, code, location }) => ({
        level: "error",
        associatedRule: { id: code },
        message: messageOf(keyOf({ target: target.name, id: check.id }), check),
        locations: [location]
      }))
    }
  };
}
function locationOf(target, check, fallback) {
  const logicalLocations = [{ name: check.id, fullyQualifiedName: keyOf({ target: target.name, id: check.id }), kind: "member" }];
  if (check.source !== null) {
    const { file, line, column } = check.source;
    return { physicalLocation: { artifactLocation: artifactOf(file), region: { startLine: line, startColumn: column } }, logicalLocations };
  }
  return fallback === null ? { logicalLocations } : { physicalLocation: { artifactLocation: fallback }, logicalLocations };
}
function placeOfRun({ targets, run }) {
  const sources = targets.flatMap(({ checks }) => checks.flatMap(({ source }) => source === null ? [] : [source]));
  const [first] = sources;
  if (first !== void 0) return artifactOf(first.file);
  return run?.provider === "github-actions" ? artifactOf(".github/workflows") : null;
}
function artifactOf(file) {
  const parts = file.replaceAll("\\", "/").split("/");
  const encoded = parts.map((part, index) => index === 0 && /^[a-z]:$/iu.test(part) ? part : encodeURIComponent(part.toWellFormed())).join("/");
  if (encoded.startsWith("/")) return { uri: `file://${encoded}` };
  return /^[a-z]:\//iu.test(encoded) ? { uri: `file:///${encoded}` } : { uri: encoded, uriBaseId: "%SRCROOT%" };
}
export {
  renderSarif
};
