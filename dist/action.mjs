import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { randomBytes } = require("node:crypto");
const crypto = require("node:crypto");
const fs = require("node:fs");
const { constants, promises } = require("node:fs");
import {
  applyDetails,
  baselinesFor,
  preflight,
  renderAs
} from "./chunks/chunk-SOMGPZON.mjs";
import {
  debugLine,
  eventLine,
  renderText
} from "./chunks/chunk-4Q63P6RM.mjs";
import {
  inertLines
} from "./chunks/chunk-NIOKEM6T.mjs";
import {
  renderSummary
} from "./chunks/chunk-3DZTM72M.mjs";
import "./chunks/chunk-RPCHHRQA.mjs";
import "./chunks/chunk-7RY3NUP7.mjs";
import {
  hasGithubWork
} from "./chunks/chunk-UR2KN2MR.mjs";
import "./chunks/chunk-I5G5DR5M.mjs";
import {
  inline
} from "./chunks/chunk-M7GW6ZWC.mjs";
import {
  NEVER_SETTLED,
  createVault,
  describeOwnBug,
  listenForSignals,
  writeWithFolders
} from "./chunks/chunk-4QV2JVNU.mjs";
import {
  clockOf,
  hostFacts,
  leavesFolder,
  listFolder,
  loadConfig,
  planFromInputs,
  readTextFile
} from "./chunks/chunk-SK345GCM.mjs";
import "./chunks/chunk-TVK755I4.mjs";
import "./chunks/chunk-VDVACG4P.mjs";
import {
  diagnosisPage
} from "./chunks/chunk-IBJMG4LB.mjs";
import "./chunks/chunk-OE4PMHNR.mjs";
import {
  EXIT,
  exitCodeOf
} from "./chunks/chunk-7WV2M5TG.mjs";
import {
  VERSION
} from "./chunks/chunk-DJIHQ5N4.mjs";
import "./chunks/chunk-LSKEZUSX.mjs";
import "./chunks/chunk-N4WQPWSK.mjs";
import {
  actionNaming,
  describeProblem,
  inputNames
} from "./chunks/chunk-NQXTPSVI.mjs";
import {
  CONFIDENCES,
  OWNERS,
  furtherCause,
  problemsOf,
  requestIdOf,
  several
} from "./chunks/chunk-F7YVGJIN.mjs";
import {
  keyOf
} from "./chunks/chunk-BDIGX3UD.mjs";
import {
  clean,
  plain,
  unwrap
} from "./chunks/chunk-LKKNOW4B.mjs";
import "./chunks/chunk-JO3HUCP3.mjs";

// src/action/main.ts
import { tmpdir } from "node:os";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os3 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text2, addEOL = false) {
    this._buffer += text2;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text2, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text2);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text2, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text2, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text2, href) {
    const element = this.wrap("a", text2, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os3.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os3.EOL);
}

// src/action/commands.ts
var runnerCommands = {
  info,
  debug,
  error,
  warning,
  notice,
  setOutput,
  writeSummary: async (markdown) => {
    await summary.addRaw(markdown).write();
  }
};
var rawInput = (name) => getInput(name, { trimWhitespace: false });
var maskInLog = (text2) => setSecret(text2);

// src/action/annotations.ts
var MOST_PER_LEVEL = 10;
var LONGEST_MESSAGE = 4e3;
function annotationsOf(report, onInconclusive) {
  return capped(problemsOf(report).map((problem) => annotationOf(problem, onInconclusive)));
}
function inputAnnotations(problems) {
  return capped(problems.map((problem) => ({
    level: "error",
    title: problem.source === null ? `Input ${problem.input} can't be used` : "The config file can\u2019t be used",
    message: shortened(plain(describeProblem(problem))),
    source: problem.source
  })));
}
function noticeAnnotations(notices) {
  return capped(notices.map(({ level, input, message }) => ({
    level,
    title: input === null ? "Box Preflight" : `Input ${input}`,
    message: shortened(plain(message)),
    source: null
  })));
}
function annotationOf({ status, affected, diagnosis }, onInconclusive) {
  const [first, ...others] = affected;
  const { code, confidence, remedy, owner } = diagnosis;
  const cause = furtherCause(first.message, diagnosis);
  const sure = `(${CONFIDENCES[confidence]})`;
  const also = others.length === 0 ? [] : [`Also: ${others.map(({ key }) => key).join(", ")}.`];
  const steps = remedy.map((step, index) => remedy.length > 1 ? `${index + 1}. ${plain(step)}` : plain(step));
  const lines = [...cause === null ? [`${plain(first.message)} ${sure}`] : [plain(first.message), `${plain(cause)} ${sure}`], ...steps, OWNERS[owner], `More: ${diagnosisPage(code)}`, ...also];
  const counts = status === "error" ? onInconclusive : status;
  return {
    level: counts === "fail" ? "error" : "warning",
    title: `${first.key}: ${code}`,
    message: shortened(lines.join("\n")),
    source: first.source
  };
}
function capped(annotations) {
  return ["error", "warning", "notice"].flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level);
    const last = all[MOST_PER_LEVEL - 1];
    if (last === void 0 || all.length === MOST_PER_LEVEL) return all;
    const rest = several(all.length - MOST_PER_LEVEL, `more ${level}`);
    return [...all.slice(0, MOST_PER_LEVEL - 1), { ...last, message: `${last.message}

And ${rest}: see the log.` }];
  });
}
function shortened(message) {
  if (message.length <= LONGEST_MESSAGE) return message;
  return `${message.slice(0, LONGEST_MESSAGE).replace(/\s+\S*$/u, "").toWellFormed()} \u2026`;
}

// src/action/github-facts.ts
function githubFacts(env, payload) {
  if (env["GITHUB_ACTIONS"] !== "true") return null;
  const attempt2 = Number(env["GITHUB_RUN_ATTEMPT"]);
  return {
    eventName: env["GITHUB_EVENT_NAME"] ?? "",
    actor: env["GITHUB_ACTOR"] ?? "",
    repository: env["GITHUB_REPOSITORY"] ?? null,
    isPublic: visibilityOf(field(payload, "repository")),
    pullRequest: pullRequestOf(field(payload, "pull_request")),
    workflow: env["GITHUB_WORKFLOW"] ?? "",
    job: env["GITHUB_JOB"] ?? "",
    runUrl: runUrlOf(env),
    attempt: Number.isSafeInteger(attempt2) && attempt2 > 0 ? attempt2 : null
  };
}
function visibilityOf(repository) {
  const visibility = words(repository, "visibility");
  if (visibility !== null) return visibility === "public";
  const isPrivate = field(repository, "private");
  return typeof isPrivate === "boolean" ? !isPrivate : null;
}
function pullRequestOf(pull) {
  if (!isRecord(pull)) return null;
  return {
    headRepository: words(field(field(pull, "head"), "repo"), "full_name"),
    baseRepository: words(field(field(pull, "base"), "repo"), "full_name"),
    author: words(field(pull, "user"), "login")
  };
}
function runUrlOf(env) {
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return repository === void 0 || run === void 0 ? null : `${server}/${repository}/actions/runs/${run}`;
}
var isRecord = (value) => typeof value === "object" && value !== null;
var field = (value, name) => isRecord(value) && Object.hasOwn(value, name) ? value[name] : void 0;
function words(value, name) {
  const found = field(value, name);
  return typeof found === "string" ? found : null;
}

// src/action/github-place.ts
function githubPlace(env, payload) {
  const [owner = "", repository = ""] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (env["GITHUB_ACTIONS"] !== "true" || owner === "" || repository === "") return null;
  return {
    apiUrl: (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/u, ""),
    owner,
    repository,
    event: env["GITHUB_EVENT_NAME"] ?? "",
    pullRequest: pullRequestOf2(field2(payload, "pull_request")),
    ...runOf(env, owner, repository),
    commit: text(field2(field2(field2(payload, "pull_request"), "head"), "sha")) ?? env["GITHUB_SHA"] ?? null
  };
}
function runOf(env, owner, repository) {
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_RUN_ID: run } = env;
  return {
    run: { id: natural(run) ?? 0, attempt: natural(env["GITHUB_RUN_ATTEMPT"]) ?? 1 },
    runUrl: run === void 0 ? null : `${server}/${owner}/${repository}/actions/runs/${run}`
  };
}
function pullRequestOf2(pull) {
  const number = field2(pull, "number");
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) return null;
  const head = repositoryOf(pull, "head");
  return { number, fromFork: head === null || head !== repositoryOf(pull, "base") };
}
var repositoryOf = (pull, side) => text(field2(field2(field2(pull, side), "repo"), "full_name"));
var field2 = (value, name) => typeof value === "object" && value !== null && Object.hasOwn(value, name) ? value[name] : void 0;
var text = (value) => typeof value === "string" ? value : null;
function natural(digits) {
  const number = /^\d+$/u.test(digits ?? "") ? Number(digits) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

// src/action/outputs.ts
function outputsOf(report, reportFile) {
  const first = report.targets.find(({ auth }) => auth !== null);
  const account = first === void 0 ? null : serviceAccountOf(first);
  return {
    "result": report.verdict,
    "report-file": reportFile,
    "failed-checks": JSON.stringify(failedChecks(report)),
    "clock-skew-seconds": report.clock === null ? "" : String(report.clock.skewSeconds),
    "service-account-id": account?.id ?? "",
    "service-account-login": account === null ? "" : unwrap(account.login),
    "enterprise-id": first?.identity?.enterpriseId ?? (first?.subject?.type === "enterprise" ? first.subject.id : ""),
    "request-ids": JSON.stringify(failedRequestIds(report)),
    "api-calls": String(report.apiCalls)
  };
}
var UNUSABLE_OUTPUTS = {
  "result": "fail",
  "report-file": "",
  "failed-checks": "[]",
  "clock-skew-seconds": "",
  "service-account-id": "",
  "service-account-login": "",
  "enterprise-id": "",
  "request-ids": "[]",
  "api-calls": "0"
};
function serviceAccountOf({ identity, checks }) {
  const asked = checks.some(({ id, status }) => id === "token" && status !== "skip");
  return asked ? identity : null;
}
var failedChecks = ({ targets }) => targets.flatMap(({ name, checks }) => checks.filter(({ status }) => status === "fail" || status === "error").map(({ id }) => keyOf({ target: name, id })));
var failedRequestIds = ({ exchanges }) => [...new Set(exchanges.filter(({ error: error2 }) => error2 !== null).flatMap((exchange) => requestIdOf(exchange) ?? []))];

// src/action/sinks.ts
import path from "node:path";
async function showReport(report, policy, runner, tell = nobodyElse) {
  const reportFile = policy.reportFile !== null && await written("json", policy.reportFile, report, runner) ? policy.reportFile : "";
  for (const { format, file } of policy.reports) await written(format, file, report, runner);
  await setOutputs(outputsOf(report, reportFile), runner);
  let told = [];
  await attempt("what stands outside this run", runner, async () => {
    told = await tell();
  });
  if (policy.summary) await attempt("the job summary", runner, () => runner.writeSummary(withNotes(renderSummary(report), told)));
  await annotate(annotationsOf(report, policy.onInconclusive), runner);
  for (const line of told) say(plain(line), runner);
  say(renderText(report, { color: false }).trimEnd(), runner);
}
var nobodyElse = () => Promise.resolve([]);
var withNotes = (summary2, notes) => notes.length === 0 ? summary2 : `${summary2}
${notes.map((note) => `> ${inline(note)}`).join("\n>\n")}
`;
async function setOutputs(outputs, runner) {
  for (const [name, value] of Object.entries(outputs)) {
    await attempt(`the output ${name}`, runner, () => runner.setOutput(name, value));
  }
}
async function annotate(annotations, runner) {
  for (const { level, title, message, source } of annotations) {
    await attempt("an annotation", runner, () => runner[level](message, { title, ...placeOf(source) }));
  }
}
function placeOf(source) {
  if (source === null || path.isAbsolute(source.file) || source.file.startsWith("..")) return {};
  return { file: source.file, startLine: source.line, startColumn: source.column };
}
function sayDebug(line, runner) {
  try {
    if (line !== null) runner.debug(line);
  } catch {
  }
}
function say(lines, runner) {
  try {
    runner.info(inertLines(lines));
  } catch {
  }
}
var written = (format, file, report, runner) => attempt(`the report file ${file}`, runner, async () => {
  await writeWithFolders(file, await renderAs(report, format));
});
async function attempt(what, runner, write) {
  try {
    await write();
    return true;
  } catch (error2) {
    say(`Box Preflight could not write ${what}: ${clean(error2 instanceof Error ? error2.message : String(error2))}`, runner);
    return false;
  }
}

// src/action/run.ts
async function runAction(world) {
  const { runner, interruption } = world;
  const payload = await payloadOf(world);
  const [given, surroundings] = [givenInputs(world), surroundingsOf(world, payload)];
  const config = await loadConfig(given, surroundings, world.vault, actionNaming);
  const result = planFromInputs(given, surroundings, world.vault, actionNaming, config);
  if (result.kind === "unusable") {
    await setOutputs(UNUSABLE_OUTPUTS, runner);
    await annotate(inputAnnotations(result.problems), runner);
    if (result.problems.length > MOST_PER_LEVEL) say(result.problems.map((problem) => plain(describeProblem(problem))).join("\n"), runner);
    say("Nothing was sent to Box: the inputs above can\u2019t be used.", runner);
    return 1;
  }
  const { plan, notices } = result;
  await annotate(noticeAnnotations(notices), runner);
  const deps = depsOf(world, plan);
  const work = githubWork(world, plan, deps, payload);
  const baselines = await baselinesFor(plan, world.readFile, work === null ? void 0 : async () => (await import("./chunks/github-6QRIHJID.mjs")).baselinesFromTracking(work));
  const report = applyDetails(await world.preflight(plan, deps, baselines), plan.policy.details);
  await showReport(report, plan.policy, runner, async () => work === null || !hasGithubWork(work) ? [] : (await import("./chunks/github-6QRIHJID.mjs")).tellGithub(report, work));
  const code = exitCodeOf(report.counts, plan.policy, interruption.received());
  if (code === EXIT.fine && (report.verdict === "fail" || report.verdict === "error")) {
    say(`The step passes all the same: fail-on is ${plan.policy.failOn}, on-inconclusive is ${plan.policy.onInconclusive}.`, runner);
  }
  return code === EXIT.fine ? 0 : 1;
}
function givenInputs({ machine: machine2, rawInput: rawInput2 }) {
  const set = inputNames.filter((name) => machine2.env[`INPUT_${name.toUpperCase()}`] !== void 0);
  return Object.fromEntries(set.map((name) => [name, rawInput2(name)]));
}
function surroundingsOf(world, payload) {
  const { env } = world.machine;
  const baseFolder = env["GITHUB_WORKSPACE"] || world.workingFolder;
  return {
    github: githubFacts(env, payload),
    baseFolder,
    tempFolder: env["RUNNER_TEMP"] || world.tempFolder,
    readFile: world.readFile,
    ...world.listFolder === void 0 ? {} : { listFolder: world.listFolder },
    leavesBase: (file) => world.leavesFolder(baseFolder, file),
    environment: (name) => env[name]
  };
}
async function payloadOf({ eventPayload, runner }) {
  try {
    return await eventPayload();
  } catch {
    say("The event file (GITHUB_EVENT_PATH) could not be read: what it says of pull request and repository is taken as unknown.", runner);
    return null;
  }
}
function githubWork(world, plan, deps, payload) {
  const place = githubPlace(world.machine.env, payload);
  return place && { plan, place, clock: deps.clock, interrupted: deps.interrupted, scrub: (words2) => world.vault.scrub(words2), open: world.openGithub };
}
function depsOf(world, plan) {
  return {
    clock: clockOf(world.machine),
    random: world.random,
    vault: world.vault,
    openWire: world.openWire,
    interrupted: world.interruption.signal,
    progress: (event) => {
      const line = eventLine(event);
      if (line !== null) say(line, world.runner);
      if (world.machine.env["RUNNER_DEBUG"] === "1") sayDebug(debugLine(event), world.runner);
    },
    host: hostFacts(world.machine, plan.apiUrl)
  };
}

// src/action/main.ts
process.exitCode = 1;
var LEAVE_AFTER_MS = 2e3;
var NANOSECONDS_PER_MS = 1e6;
var machine = {
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  version: process.version,
  now: Date.now,
  monotonic: () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MS,
  setTimer: setTimeout,
  clearTimer: (timer) => {
    clearTimeout(timer);
  }
};
var vault = createVault(maskInLog);
var settled = false;
function settle(code) {
  settled = true;
  process.exitCode = code;
  setTimeout(() => process.exit(), LEAVE_AFTER_MS).unref();
}
function reportOwnBug(error2) {
  if (settled) return;
  const [what, ...lines] = describeOwnBug(error2, vault);
  runnerCommands.error(what, { title: "Box Preflight" });
  say(lines.join("\n"), runnerCommands);
  settle(1);
}
function leaveAtOnce() {
  settled = true;
  process.exit(1);
}
process.stdout.on("error", () => void 0);
process.on("uncaughtException", reportOwnBug);
process.on("unhandledRejection", reportOwnBug);
process.on("exit", () => {
  if (!settled) reportOwnBug(NEVER_SETTLED);
});
runAction({
  machine,
  runner: runnerCommands,
  vault,
  interruption: listenForSignals(process, machine, leaveAtOnce),
  rawInput,
  eventPayload: async () => (await import("./chunks/github-context-6C7LGRNF.mjs")).eventPayload(),
  readFile: readTextFile,
  leavesFolder,
  listFolder,
  tempFolder: tmpdir(),
  workingFolder: process.cwd(),
  random: (count) => randomBytes(count),
  openWire: async () => (await import("./chunks/wire-W3IWHRCT.mjs")).openWire({ userAgent: `box-preflight/${VERSION}` }),
  openGithub: async (options) => (await import("./chunks/github-api-7ARZOMGJ.mjs")).openGithub(options),
  preflight
}).then(settle, reportOwnBug);
