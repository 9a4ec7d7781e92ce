import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { readdirSync, readFileSync, realpathSync, statSync } = require("node:fs");
import {
  getProxyUrl
} from "./chunk-TVK755I4.mjs";
import {
  explainMissing,
  parseBaseUrl,
  parseBoolean,
  parseChoice,
  parseFolders,
  parseInteger,
  parsePath,
  parseText,
  parseUserId,
  targetsFrom
} from "./chunk-N4WQPWSK.mjs";
import {
  inOrder,
  inputNames,
  inputs,
  isInputName,
  nearestName,
  orList,
  parseScopes,
  problem,
  problemAt,
  quoted,
  rowOf
} from "./chunk-NQXTPSVI.mjs";
import {
  clean,
  foreign,
  text
} from "./chunk-LKKNOW4B.mjs";

// src/config/surroundings.ts
var NO_SUCH_FILE = "there is no such file";

// src/door/world.ts
import { Buffer } from "node:buffer";
import path from "node:path";
var LONGEST_TIMER_MS = 2 ** 31 - 1;
function clockOf({ now, monotonic, setTimer, clearTimer }) {
  return {
    now,
    monotonic,
    after(delayMs, then) {
      const timer = setTimer(then, Math.min(Math.max(0, delayMs), LONGEST_TIMER_MS));
      return () => clearTimer(timer);
    }
  };
}
function hostFacts({ env, platform, arch, version }, apiUrl) {
  const runner = env["RUNNER_NAME"];
  const environment = env["RUNNER_ENVIRONMENT"];
  return {
    os: platform,
    arch,
    node: version.replace(/^v/u, ""),
    runner: runner === void 0 || runner === "" ? null : runner,
    selfHosted: environment === "self-hosted" ? true : environment === "github-hosted" ? false : null,
    proxied: isProxied(apiUrl)
  };
}
function isProxied(url) {
  try {
    return getProxyUrl(url) !== void 0;
  } catch {
    return true;
  }
}
var LONGEST_FILE_BYTES = 4 * 1024 * 1024;
var WHY = {
  ENOENT: NO_SUCH_FILE,
  ENOTDIR: NO_SUCH_FILE,
  EACCES: "this user may not read it",
  EPERM: "this user may not read it"
};
var readTextFile = (file) => {
  try {
    const facts = statSync(file);
    if (!facts.isFile()) return { kind: "unreadable", why: "it is not a file" };
    if (facts.size > LONGEST_FILE_BYTES) return { kind: "unreadable", why: "it is larger than 4 MiB" };
    return { kind: "read", text: readFileSync(file, "utf8") };
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    return { kind: "unreadable", why: WHY[code] ?? (code === "" ? "it could not be read" : code) };
  }
};
function listFolder(folder) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => one.name < other.name ? -1 : 1);
    return entries.flatMap((entry) => entry.isFile() ? [{ name: entry.name, kind: "file" }] : entry.isDirectory() ? [{ name: entry.name, kind: "folder" }] : []);
  } catch {
    return [];
  }
}
function leavesFolder(folder, file) {
  try {
    const way = path.relative(realpathSync(folder), realpathSync(file));
    return way === ".." || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
  } catch {
    return true;
  }
}
async function readTextStream(stream) {
  const chunks = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      const piece = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      bytes += piece.byteLength;
      if (bytes > LONGEST_FILE_BYTES) return { kind: "unreadable", why: "it is larger than 4 MiB" };
      chunks.push(piece);
    }
    return { kind: "read", text: new TextDecoder().decode(Buffer.concat(chunks)) };
  } catch {
    return { kind: "unreadable", why: "it could not be read" };
  }
}

// src/config/load.ts
import path2 from "node:path";

// src/config/reader.ts
function createReader(given, vault, naming, file = /* @__PURE__ */ new Map()) {
  const problems = [];
  const faulty = /* @__PURE__ */ new Set();
  const show = (raw2) => quoted(raw2, vault);
  const written = (name) => Object.hasOwn(given, name) && !isTooLong(name) ? given[name] ?? null : null;
  const isTooLong = (name) => {
    const limit = longest(name);
    const { length } = given[name] ?? "";
    if (length <= limit) return false;
    if (!faulty.has(name)) problems.push(problem(naming.nameOf(name), text`is ${length} characters long.`, { allowed: `at most ${String(limit)} characters` }));
    faulty.add(name);
    return true;
  };
  const fromFile = (name) => isOverridden(name) ? void 0 : file.get(name);
  const isOverridden = (name) => !isBlank(written(name)) && (naming.door === "command" || written(name)?.trim() !== rowOf(name).default);
  const raw = (name) => fromFile(name)?.value ?? (isBlank(written(name)) ? rowOf(name).default : written(name) ?? "");
  const trimmed = (name) => raw(name).trim();
  function tell(name, says, parts) {
    const at = fromFile(name)?.at;
    problems.push(at === void 0 ? problem(naming.nameOf(name), says, parts) : problemAt(at, text`${name} ${says}`, parts));
  }
  function settled(name, parsed2, fallback) {
    if (parsed2.kind === "value") return parsed2.value;
    if (!faulty.has(name)) tell(name, parsed2.says, { allowed: parsed2.allowed, nearest: parsed2.nearest });
    faulty.add(name);
    return fallback;
  }
  function orNull(name, parse2) {
    return trimmed(name) === "" ? null : settled(name, parse2(trimmed(name)), null);
  }
  return {
    problems,
    show,
    nameOf: (name) => fromFile(name) === void 0 ? naming.nameOf(name) : name,
    isOverridden,
    isFaulty: (name) => faulty.has(name),
    raw,
    isEmptied: (name) => written(name)?.trim() === "",
    isSet: (name) => trimmed(name) !== rowOf(name).default,
    refuse: (name, says, allowed) => tell(name, says, { allowed }),
    add: (more) => void problems.push(...more),
    boolean: (name) => settled(name, parseBoolean(trimmed(name), show), inputs[name].default === "true"),
    integer: (name) => settled(name, parseInteger(trimmed(name), inputs[name].value, show), Number(inputs[name].default)),
    choice: (name) => choiceOf(name, settled(name, parseChoice(trimmed(name), inputs[name].value.of, show), inputs[name].default)),
    userId: (name) => orNull(name, parseUserId),
    url: (name) => settled(name, parseBaseUrl(trimmed(name)), new URL(inputs[name].default)),
    path: (name) => orNull(name, parsePath),
    text: (name) => orNull(name, parseText)
  };
}
var LONGEST_INPUT = 1024 * 1024;
var LONGEST_SECRET = 16 * 1024;
function longest(name) {
  if (name === "jwt-config") return Infinity;
  return rowOf(name).value.kind === "secret" ? LONGEST_SECRET : LONGEST_INPUT;
}
var isBlank = (written) => written === null || written.trim() === "";
function choiceOf(name, choice) {
  const choices = inputs[name].value.of;
  const found = choices.find((each) => each === choice);
  if (found === void 0) throw new Error(`the default of ${name} is none of its values`);
  return found;
}
function unknownInputs(given) {
  return Object.keys(given).filter((name) => !isInputName(name)).map((name) => problem(name, ["is not an input."], { nearest: nearestName(name, inputNames) }));
}
function refuseUnbuilt(reader) {
  for (const name of inputNames) {
    const row = rowOf(name);
    if (row.built) continue;
    validate(reader, name);
    if (reader.isFaulty(name) || !reader.isSet(name) || saysDefault(reader, name)) continue;
    reader.refuse(name, text`is not built in this version; leave it out.`, row.default === "" ? void 0 : row.default);
  }
}
var saysDefault = (reader, name) => rowOf(name).value.kind === "boolean" && reader.raw(name).trim().toLowerCase() === rowOf(name).default;
function validate(reader, name) {
  if (isOfKind(name, "boolean")) reader.boolean(name);
  else if (isOfKind(name, "choice")) reader.choice(name);
  else if (isOfKind(name, "path")) reader.path(name);
  else if (isOfKind(name, "text")) reader.text(name);
}
function isOfKind(name, kind) {
  return rowOf(name).value.kind === kind;
}

// src/config/load.ts
var CONFIG_FILE = ".github/box-preflight.yml";
var NO_CONFIG = { kind: "none", notices: [] };
var FOREIGN_EVENTS = ["pull_request_target", "workflow_run"];
var LONGEST_CONFIG = 1024 * 1024;
async function loadConfig(given, surroundings, vault, words) {
  const reader = createReader(given, vault, words);
  const named = reader.path("config-file");
  if (reader.problems.length > 0) return { kind: "refused", problems: reader.problems, notices: [] };
  const input = words.nameOf("config-file");
  const wanted = named ?? CONFIG_FILE;
  const full = path2.resolve(surroundings.baseFolder, wanted);
  const read = surroundings.readFile(full);
  if (read.kind === "unreadable") return named === null && read.why === NO_SUCH_FILE ? NO_CONFIG : unusable(input, wanted, read.why, vault);
  const event = surroundings.github?.eventName ?? surroundings.environment("GITHUB_EVENT_NAME") ?? "";
  const isForeign = FOREIGN_EVENTS.includes(event);
  if (isForeign && named === null) return { kind: "none", notices: [{ level: "warning", input, message: unusedOn(event) }] };
  const file = shownPath(surroundings.baseFolder, wanted);
  const why = whyNot(file, full, read.text, surroundings);
  if (why !== null) return unusable(input, wanted, why, vault);
  return parsed(read.text, file, isForeign, isForeign ? [{ level: "warning", input, message: usedOn(event, file) }] : []);
}
function whyNot(file, full, content, { leavesBase }) {
  const isInside = !path2.isAbsolute(file) && !file.startsWith("..");
  if (isInside && leavesBase(full)) return "it is a link that leads out of the workspace";
  return content.length > LONGEST_CONFIG ? "it is larger than 1 MiB" : null;
}
async function parsed(content, file, isForeign, notices) {
  const { parseYaml, ...understand } = await import("./from-file-3XWIAIRH.mjs");
  const { tree, problems } = parseYaml(content, file);
  if (tree === null && problems.length > 0) return { kind: "refused", problems, notices };
  return { kind: "read", file, tree, problems, foreign: isForeign, notices, understand };
}
function unusable(input, wanted, why, vault) {
  const shown = (raw) => foreign("words", clean(vault.scrub(raw)));
  return { kind: "refused", problems: [problem(input, text`can't be used: ${shown(why)} (${shown(wanted)}). Relative paths start from the workspace.`)], notices: [] };
}
function shownPath(baseFolder, wanted) {
  const way = path2.relative(baseFolder, path2.resolve(baseFolder, wanted));
  return way.startsWith("..") || path2.isAbsolute(way) ? wanted : way.split(path2.sep).join("/");
}
var unusedOn = (event) => [`${CONFIG_FILE} is not used: on ${event} it may be the file of somebody who may not see the secrets. Name it in config-file where it is checked out from your own branch.`];
var usedOn = (event, file) => text`On ${event}, ${foreign("words", file)} is used because config-file names it. Make sure that it is checked out from your own branch: whoever writes it says which credentials are used for what.`;

// src/config/plan-from-inputs.ts
import path5 from "node:path";

// src/config/clients.ts
import path3 from "node:path";

// src/sdk/table.ts
var SDK_IDS = [
  "box-node-sdk@10",
  "box-node-sdk@3",
  "boxsdk@10",
  "boxsdk@3",
  "box-java-sdk@10",
  "box-java-sdk@4",
  "Box.Sdk.Gen@10",
  "Box.V2@5"
];
var GENERATED = { lifetimeSeconds: 30, repairsClock: false, resendsAssertion: true };
var MANUAL = { lifetimeSeconds: 30, repairsClock: true, resendsAssertion: false, keyId: true, issuedAt: false };
var ROWS = {
  "box-node-sdk@10": {
    ...GENERATED,
    ecosystem: "npm",
    keyId: false,
    issuedAt: true,
    packages: [{ name: "box-node-sdk", from: 10, upTo: null }, { name: "box-typescript-sdk-gen", from: 0, upTo: null }],
    source: "box-node-sdk 10.12.0: lib/internal/utilsNode.js, lib/box/jwtAuth.js"
  },
  "box-node-sdk@3": {
    ...MANUAL,
    ecosystem: "npm",
    packages: [{ name: "box-node-sdk", from: 0, upTo: 4 }],
    source: "https://github.com/box/box-node-sdk, src/token-manager.ts (April 2025); `iat` only with `verifyTimestamp`"
  },
  "boxsdk@10": {
    ...GENERATED,
    ecosystem: "pypi",
    keyId: true,
    issuedAt: false,
    packages: [{ name: "boxsdk", from: 10, upTo: null }, { name: "box-sdk-gen", from: 0, upTo: null }],
    source: "https://github.com/box/box-python-sdk, box_sdk_gen/internal/utils.py (July 2026); box/box-python-sdk-gen#731"
  },
  "boxsdk@3": {
    ...MANUAL,
    ecosystem: "pypi",
    packages: [{ name: "boxsdk", from: 0, upTo: 4 }],
    source: "https://github.com/box/box-python-sdk, boxsdk/auth/jwt_auth.py (version 3)"
  },
  "box-java-sdk@10": {
    ...GENERATED,
    ecosystem: "maven",
    keyId: true,
    issuedAt: false,
    packages: [{ name: "com.box:box-java-sdk", from: 10, upTo: null }, { name: "com.box:box-java-sdk-gen", from: 0, upTo: null }],
    source: "https://github.com/box/box-java-sdk, com.box.sdkgen UtilsManager.java and BoxJWTAuth.java (10.15.2)"
  },
  "box-java-sdk@4": {
    ...MANUAL,
    ecosystem: "maven",
    packages: [{ name: "com.box:box-java-sdk", from: 0, upTo: 5 }],
    source: "https://github.com/box/box-java-sdk, BoxDeveloperEditionAPIConnection.java (version 4)"
  },
  "Box.Sdk.Gen@10": {
    ...GENERATED,
    ecosystem: "nuget",
    keyId: false,
    issuedAt: false,
    packages: [{ name: "Box.Sdk.Gen", from: 0, upTo: null }, { name: "Box.V2.Core", from: 10, upTo: null }, { name: "Box.V2", from: 10, upTo: null }],
    source: "https://github.com/box/box-windows-sdk-v2, Box.Sdk.Gen.Net/Box/JwtUtils.cs (August 2026)"
  },
  "Box.V2@5": {
    ...MANUAL,
    ecosystem: "nuget",
    packages: [{ name: "Box.V2.Core", from: 0, upTo: 6 }, { name: "Box.V2", from: 0, upTo: 6 }],
    source: "https://github.com/box/box-windows-sdk-v2, Box.V2/JWTAuth/BoxJWTAuth.cs (version 5)"
  }
};
var SDKS = SDK_IDS.map((id) => ({ id, ...ROWS[id] }));
function sdkOf(packageName, major) {
  const wanted = packageName.toLowerCase().replaceAll("_", "-");
  const rows = SDKS.filter(({ packages }) => packages.some(({ name, from, upTo }) => name.toLowerCase() === wanted && (major === null ? upTo === null : major >= from && (upTo === null || major <= upTo))));
  return rows[0] ?? null;
}
var SHORT_NAMES = { "box-java-sdk": "com.box:box-java-sdk", "box-java-sdk-gen": "com.box:box-java-sdk-gen" };
var SDK_NAMES = [
  ...SDK_IDS,
  ...new Set(SDKS.flatMap(({ packages }) => packages.map(({ name }) => name.replace(/^com\.box:/u, ""))))
];
function clientNamed(written) {
  const [, name = "", major] = /^([A-Za-z][\w.:-]*?)(?:@v?(\d{1,4})(?:\.[\w.+-]*)?)?$/u.exec(written) ?? [];
  const sdk = sdkOf((Object.hasOwn(SHORT_NAMES, name) ? SHORT_NAMES[name] : void 0) ?? name, major === void 0 ? null : Number(major));
  return sdk === null ? null : { sdk, name: written, file: null };
}

// src/sdk/detect.ts
var npmNames = packagesOf("npm");
var pypiNames = packagesOf("pypi");
var KINDS = [
  { matches: /^(?:package-lock|npm-shrinkwrap)\.json$/u, ecosystem: "npm", read: readPackageLock },
  { matches: /^package\.json$/u, ecosystem: "npm", read: readPackageJson },
  { matches: /^requirements[\w.-]{0,60}\.txt$/u, ecosystem: "pypi", read: readRequirements },
  { matches: /^pyproject\.toml$/u, ecosystem: "pypi", read: readPyproject },
  { matches: /^poetry\.lock$/u, ecosystem: "pypi", read: readPoetryLock },
  { matches: /^pom\.xml$/u, ecosystem: "maven", read: readPom },
  { matches: /^build\.gradle(?:\.kts)?$/u, ecosystem: "maven", read: readGradle },
  { matches: /\.csproj$/iu, ecosystem: "nuget", read: readCsproj }
];
var isManifest = (fileName) => KINDS.some(({ matches }) => matches.test(fileName));
function detectClients(files) {
  const found = /* @__PURE__ */ new Map();
  const named = files.flatMap(({ path: path6, text: text2 }) => namedIn(path6, text2).map((each) => ({ ...each, path: path6, folder: folderOf(path6) })));
  for (const { name, version, locked, path: path6, folder } of named) {
    if (!locked && named.some((other) => other.locked && other.folder === folder && same(other.name, name))) continue;
    const sdk = sdkOf(name, majorOf(version));
    if (sdk !== null && !found.has(sdk.id)) found.set(sdk.id, { sdk, name: version === null ? name : `${name}@${version}`, file: path6 });
  }
  return [...found.values()];
}
function namedIn(path6, text2) {
  const fileName = path6.slice(path6.lastIndexOf("/") + 1);
  const kind = KINDS.find(({ matches }) => matches.test(fileName));
  if (kind === void 0) return [];
  const known = packagesOf(kind.ecosystem);
  return kind.read(text2).filter(({ name }) => known.some((each) => same(each, name)));
}
function packagesOf(ecosystem) {
  return [...new Set(SDKS.flatMap((row) => row.ecosystem === ecosystem ? row.packages.map(({ name }) => name) : []))];
}
var same = (one, other) => normal(one) === normal(other);
var normal = (name) => name.toLowerCase().replaceAll("_", "-");
var folderOf = (path6) => path6.slice(0, Math.max(path6.lastIndexOf("/"), 0));
function majorOf(version) {
  if (version === null) return null;
  const below = /<\s*=?\s*v?(\d+)(?:\.(\d+))?/u.exec(version);
  if (below !== null) return Number(below[2] ?? 0) > 0 || version.includes("<=") ? Number(below[1]) : Math.max(Number(below[1]) - 1, 0);
  if (/^\s*(?:>|\*|latest|x\b|\[[^,\]]*,\s*\))/iu.test(version)) return null;
  const first = /(\d+)/u.exec(version)?.[1];
  return first === void 0 ? null : Number(first);
}
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function parse(text2) {
  try {
    const json = JSON.parse(text2.replace(/^\uFEFF/u, ""));
    return isRecord(json) ? json : {};
  } catch {
    return {};
  }
}
var record = (value) => isRecord(value) ? value : {};
function readPackageLock(text2) {
  const lock = parse(text2);
  const [packages, dependencies] = [record(lock["packages"]), record(lock["dependencies"])];
  return npmNames.flatMap((name) => {
    const entry = record(packages[`node_modules/${name}`] ?? dependencies[name]);
    return typeof entry["version"] === "string" ? [{ name, version: entry["version"], locked: true }] : [];
  });
}
function readPackageJson(text2) {
  const manifest = parse(text2);
  const all = { ...record(manifest["devDependencies"]), ...record(manifest["optionalDependencies"]), ...record(manifest["dependencies"]) };
  return npmNames.flatMap((name) => {
    const range = all[name];
    return typeof range === "string" ? [{ name, version: range, locked: false }] : [];
  });
}
function readRequirements(text2) {
  return text2.split(/\r?\n/u).flatMap((line) => requirement(line.replace(/(?:^|\s)#.*$/u, "")));
}
function requirement(line) {
  const [, name, version] = /^\s*([A-Za-z0-9][\w.-]{0,100})\s*(?:\[[^\]]{0,100}\])?\s*([^;@]{0,100})/u.exec(line) ?? [];
  if (name === void 0) return [];
  const range = (version ?? "").trim();
  return [{ name, version: range === "" ? null : range.replace(/^===?\s*/u, ""), locked: false }];
}
function readPyproject(text2) {
  const lines = text2.split(/\r?\n/u).filter((line) => !line.trimStart().startsWith("#")).join("\n");
  return pypiNames.flatMap((name) => {
    const pattern = name.replaceAll("-", "[-_.]");
    const listed = new RegExp(`["'](${pattern}\\s*(?:\\[[^\\]"']{0,80}\\])?\\s*[^"'\\w-][^"']{0,80}|${pattern})["']`, "iu").exec(lines)?.[1];
    if (listed !== void 0) return requirement(listed);
    const poetry = new RegExp(`^\\s*["']?${pattern}["']?\\s*=\\s*(?:["']([^"']{1,80})["']|\\{[^}\\n]{0,200}?version\\s*=\\s*["']([^"']{1,80})["'])`, "imu").exec(lines);
    return poetry === null ? [] : [{ name, version: poetry[1] ?? poetry[2] ?? null, locked: false }];
  });
}
function readPoetryLock(text2) {
  return text2.split(/^\[\[package\]\]\s*$/mu).flatMap((block) => {
    const [name, version] = ["name", "version"].map((key) => new RegExp(`^${key}\\s*=\\s*"([^"]{1,100})"`, "mu").exec(block)?.[1]);
    return name === void 0 || version === void 0 ? [] : [{ name, version, locked: true }];
  });
}
var withoutComments = (xml) => xml.replace(/<!--[\s\S]*?-->/gu, "");
function readPom(text2) {
  const xml = withoutComments(text2);
  const part = (block, tag) => new RegExp(`<${tag}>\\s*([^<\\s]{1,100})\\s*</${tag}>`, "u").exec(block)?.[1];
  return [...xml.matchAll(/<dependency>([\s\S]{0,2000}?)<\/dependency>/gu)].flatMap(([, block = ""]) => {
    const [group, artifact, written] = [part(block, "groupId"), part(block, "artifactId"), part(block, "version")];
    if (group === void 0 || artifact === void 0) return [];
    const property = /^\$\{([\w.-]{1,80})\}$/u.exec(written ?? "")?.[1];
    const version = property === void 0 ? written : part(xml, property.replaceAll(".", "\\."));
    return [{ name: `${group}:${artifact}`, version: version ?? null, locked: false }];
  });
}
function readGradle(text2) {
  const code = text2.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/(^|\s)\/\/[^\n]*/gu, "$1");
  return [...code.matchAll(/["'](com\.box:[\w-]{1,60})(?::([\w.+-]{1,40}))?["']/gu)].map(([, name = "", version]) => ({ name, version: version ?? null, locked: false }));
}
function readCsproj(text2) {
  return [...withoutComments(text2).matchAll(/<PackageReference\b([^>]{0,400})>(?:\s*<Version>\s*([^<\s]{1,40})\s*<\/Version>)?/gu)].flatMap(([, attributes = "", inner]) => {
    const [name, version] = ["Include", "Version"].map((key) => new RegExp(`\\b${key}\\s*=\\s*["']([^"']{1,80})["']`, "u").exec(attributes)?.[1]);
    return name === void 0 ? [] : [{ name, version: version ?? inner ?? null, locked: false }];
  });
}

// src/config/clients.ts
function clientsFrom(reader, surroundings, signs) {
  const written = reader.text("sdk") ?? "auto";
  if (written === "none") return [];
  if (written === "auto") return signs ? detectClients(manifestsIn(surroundings)) : [];
  const client = clientNamed(written);
  if (client !== null) return signs ? [client] : [];
  const near = nearestName(written, SDK_NAMES);
  reader.refuse("sdk", [`names no client that is known.${near === null ? "" : ` Did you mean ${near}?`}`], `auto, none, or one of ${SDK_NAMES.join(", ")}, with @VERSION`);
  return [];
}
var DEEPEST = 2;
var MOST_FOLDERS = 200;
var MOST_FILES = 50;
var NOT_OURS = /* @__PURE__ */ new Set(["node_modules", "vendor", "dist", "build", "target", "bin", "obj", "venv", "site-packages", "__pycache__"]);
function manifestsIn({ baseFolder, listFolder: listFolder2, readFile }) {
  if (listFolder2 === void 0) return [];
  const found = [];
  let folders = [""];
  let looked = 0;
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    const deeper = [];
    for (const folder of folders.slice(0, Math.max(MOST_FOLDERS - looked, 0))) {
      looked += 1;
      const entries = listFolder2(path3.join(baseFolder, folder));
      found.push(...entries.filter(({ name, kind }) => kind === "file" && isManifest(name)).map(({ name }) => inside(folder, name)));
      deeper.push(...entries.filter(isWorthALook).map(({ name }) => inside(folder, name)));
    }
    folders = deeper;
  }
  return found.slice(0, MOST_FILES).flatMap((file) => {
    const read = readFile(path3.join(baseFolder, file));
    return read.kind === "read" ? [{ path: file, text: read.text }] : [];
  });
}
var inside = (folder, name) => folder === "" ? name : `${folder}/${name}`;
var isWorthALook = ({ name, kind }) => kind === "folder" && !name.startsWith(".") && !NOT_OURS.has(name);

// src/config/freeze.ts
function freeze(value) {
  if (isPlain(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype;
}

// src/config/reports.ts
import path4 from "node:path";
var REPORT_FORMATS = ["text", "json", "junit", "sarif", "markdown", "html"];
var reportFormat = (name) => REPORT_FORMATS.find((each) => each === name);
function readReport(written, input, show, line) {
  const parts = line === void 0 ? {} : { line };
  const at = written.indexOf("=");
  const name = written.slice(0, Math.max(at, 0)).trim();
  const file = written.slice(at + 1).trim();
  if (at < 1 || file === "") return problem(input, text`${show(written)} is not FORMAT=FILE.`, { ...parts, allowed: "FORMAT=FILE, such as junit=box-preflight.xml" });
  const format = reportFormat(name);
  if (format === void 0) return problem(input, text`${show(name)} is not a format.`, { ...parts, allowed: orList(REPORT_FORMATS), nearest: nearestName(name, REPORT_FORMATS) });
  const read = parsePath(file);
  return read.kind === "value" ? { format, file: read.value } : problem(input, text`the path ${read.says}`, { ...parts, ...read });
}
function parseReports(raw, input, show, baseFolder, taken) {
  const reports = [];
  const problems = [];
  raw.split(/\r\n|[\r\n]/u).forEach((line, index) => {
    if (line.trim() === "") return;
    const read = readReport(line.trim(), input, show, index + 1);
    if (!("format" in read)) problems.push(read);
    else {
      const file = path4.resolve(baseFolder, read.file);
      if (taken.includes(file) || reports.some((other) => other.file === file)) problems.push(problem(input, ["another report is written to the same file."], { line: index + 1 }));
      else reports.push({ format: read.format, file });
    }
  });
  return { reports, problems };
}

// src/config/plan-from-inputs.ts
var REPORT_NAME = "box-preflight-report.json";
function planFromInputs(given, surroundings, vault, words, loaded = NO_CONFIG) {
  keepSecrets(createReader(given, vault, words), vault);
  const read = loaded.kind === "read" ? loaded.understand.readConfigFile(loaded, (raw) => quoted(raw, vault)) : null;
  const reader = createReader(given, vault, words, read?.config.policy);
  reader.add([...unknownInputs(given), ...loaded.kind === "refused" ? loaded.problems : read?.problems ?? []]);
  const clock = clockFrom(reader);
  const { targets, nothingGiven } = allTargets(reader, read, loaded, surroundings, vault);
  const plan = {
    targets,
    nothingGiven,
    apiUrl: reader.url("api-url"),
    statusUrl: reader.isEmptied("status-url") ? null : reader.url("status-url"),
    limits: limitsFrom(reader),
    ...clock,
    sdk: reader.text("sdk") ?? "auto",
    clients: clientsFrom(reader, surroundings, targets.some(({ auth }) => auth === "jwt")),
    leastPrivilege: reader.boolean("least-privilege"),
    drift: driftFrom(reader, surroundings),
    policy: policyFrom(reader, surroundings, words, vault),
    run: runFrom(reader, surroundings),
    only: null,
    skip: []
  };
  refuseUnbuilt(reader);
  if (reader.problems.length > 0) return { kind: "unusable", problems: inOrder(reader.problems) };
  return { kind: "plan", plan: freeze(plan), notices: [...loaded.notices, ...noticesOf(plan, reader, words)] };
}
function allTargets(reader, read, loaded, surroundings, vault) {
  const needs = needsFrom(reader);
  if (loaded.kind === "none" && reader.isSet("targets")) reader.refuse("targets", text`names targets of a config file, and there is none: ${reader.nameOf("config-file")} is not set, and ${CONFIG_FILE} is not there or not used.`);
  if (read === null || loaded.kind !== "read") return targetsFrom(reader, needs, surroundings, vault);
  if (read.problems.length > 0) return { targets: [], nothingGiven: null };
  return loaded.understand.targetsFromFile(reader, read.config, needs, surroundings, vault, loaded.foreign);
}
function keepSecrets(reader, vault) {
  const secret = reader.raw("client-secret");
  if (secret !== "" && !secret.trimStart().startsWith("{")) vault.keep(secret);
  if (reader.isSet("github-token")) vault.keep(reader.raw("github-token"));
}
function needsFrom(reader) {
  const { folders, problems: ofFolders } = parseFolders(reader.raw("folders"), reader.nameOf("folders"), reader.show);
  const { scopes, problems: ofScopes } = parseScopes(reader.raw("scopes"), reader.nameOf("scopes"), reader.show);
  reader.add([...ofFolders, ...ofScopes]);
  const userId = reader.userId("user-id");
  const asUser = reader.userId("as-user");
  if (reader.isSet("user-id") && reader.isSet("as-user")) {
    reader.refuse("as-user", text`and ${reader.nameOf("user-id")} are both given; they are two ways to the same folders, so leave one of them out.`);
  }
  return { userId, asUser, folders, scopes };
}
function clockFrom(reader) {
  const max = reader.integer("max-clock-skew");
  const warn = reader.integer("warn-clock-skew");
  if (warn > max && reader.isSet("warn-clock-skew")) reader.refuse("warn-clock-skew", text`is ${warn}, which is more than ${reader.nameOf("max-clock-skew")}.`, `at most ${String(max)} seconds`);
  return { maxClockSkewSeconds: max, warnClockSkewSeconds: Math.min(warn, max) };
}
var MS_PER_SECOND = 1e3;
function limitsFrom(reader) {
  const timeout = reader.integer("timeout");
  const request = reader.integer("request-timeout");
  if (request > timeout && reader.isSet("request-timeout")) reader.refuse("request-timeout", text`is ${request}, which is more than ${reader.nameOf("timeout")}.`, `at most ${String(timeout)} seconds`);
  return {
    timeoutMs: timeout * MS_PER_SECOND,
    requestTimeoutMs: Math.min(request, timeout) * MS_PER_SECOND,
    maxAttempts: reader.integer("max-attempts"),
    maxApiCalls: reader.integer("max-api-calls")
  };
}
function policyFrom(reader, surroundings, words, vault) {
  const details = reader.choice("details");
  const reportFile = reportFileFrom(reader, surroundings, words);
  const { reports, problems } = parseReports(reader.raw("reports"), reader.nameOf("reports"), reader.show, surroundings.baseFolder, reportFile === null ? [] : [reportFile]);
  reader.add(problems);
  return {
    failOn: reader.choice("fail-on"),
    onInconclusive: reader.choice("on-inconclusive"),
    details: details === "auto" ? usualDetails(surroundings) : details,
    summary: reader.boolean("summary"),
    reportFile,
    reports,
    comment: reader.choice("comment"),
    trackingIssue: reader.boolean("tracking-issue"),
    // Its default is an expression that only the runner replaces.
    githubToken: reader.isSet("github-token") ? vault.keep(reader.raw("github-token").trim()) : null,
    name: nameFrom(reader, surroundings) ?? UNNAMED
  };
}
function reportFileFrom(reader, { baseFolder, tempFolder }, { door }) {
  const file = reader.path("report-file");
  if (file !== null) return path5.resolve(baseFolder, file);
  return door === "action" ? path5.join(tempFolder, REPORT_NAME) : null;
}
function driftFrom(reader, { baseFolder }) {
  const counts = reader.choice("drift");
  const file = reader.path("drift-baseline");
  if (counts !== "off" && file === null && !reader.boolean("tracking-issue")) {
    reader.refuse("drift", text`needs an earlier report to compare with: set ${reader.nameOf("drift-baseline")}, or ${reader.nameOf("tracking-issue")} to true.`);
  }
  return { counts, baselineFile: file === null ? null : path5.resolve(baseFolder, file) };
}
var UNNAMED = "box-preflight";
function nameFrom(reader, { github }) {
  return reader.text("name") ?? (github === null ? null : `${github.workflow}/${github.job}`);
}
var usualDetails = ({ github }) => github === null || github.isPublic === false ? "full" : "ids";
function runFrom(reader, surroundings) {
  const name = nameFrom(reader, surroundings);
  const { github } = surroundings;
  if (name === null) return null;
  if (github === null) return { provider: "other", url: null, event: null, attempt: null, name };
  return { provider: "github-actions", url: github.runUrl, event: github.eventName, attempt: github.attempt, name };
}
function noticesOf(plan, reader, words) {
  const notices = [];
  if (words.door === "action" && isPrettyPrinted(reader.raw("jwt-config"))) {
    notices.push({ level: "notice", input: "jwt-config", message: ["jwt-config has several lines. Store the secret on one line or in base64: GitHub masks each line of a secret by itself, and so blanks every brace in this job's log."] });
  }
  return [...notices, ...skippedNotices(plan, words)];
}
var isPrettyPrinted = (config) => config.includes("\n") && config.split(/[\r\n]+/u).some((line) => /^[{}[\],]{1,2}$/u.test(line.trim()));
function skippedNotices(plan, words) {
  const targets = plan.targets.flatMap(({ name, credentials }) => credentials.kind === "missing" ? [{ name, missing: credentials.missing }] : []);
  const all = plan.nothingGiven === null ? targets : [{ name: null, missing: plan.nothingGiven }];
  return all.filter(({ missing }) => missing.counts === "skip").map(({ name, missing }) => ({
    level: "notice",
    input: null,
    message: text`${name === null ? "Nothing is checked: " : `Target ${name} is skipped: `}${explainMissing(missing, words).message}`
  }));
}

export {
  NO_SUCH_FILE,
  clockOf,
  hostFacts,
  readTextFile,
  listFolder,
  leavesFolder,
  readTextStream,
  CONFIG_FILE,
  NO_CONFIG,
  loadConfig,
  freeze,
  REPORT_FORMATS,
  planFromInputs
};
