import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { parseArgs } = require("node:util");
import {
  isScenarioName,
  scenarios,
  startSimulator,
  unknownScenario
} from "./chunk-SBRIWSZA.mjs";
import {
  refuse
} from "./chunk-XBXDV2PB.mjs";
import "./chunk-MR2AJ7AR.mjs";
import "./chunk-SOMGPZON.mjs";
import "./chunk-4Q63P6RM.mjs";
import "./chunk-NIOKEM6T.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import "./chunk-RESNK7IC.mjs";
import "./chunk-SK345GCM.mjs";
import "./chunk-TVK755I4.mjs";
import "./chunk-VDVACG4P.mjs";
import "./chunk-IBJMG4LB.mjs";
import "./chunk-OE4PMHNR.mjs";
import {
  EXIT
} from "./chunk-7WV2M5TG.mjs";
import "./chunk-DJIHQ5N4.mjs";
import {
  environmentName
} from "./chunk-6FJYBA7P.mjs";
import "./chunk-N4WQPWSK.mjs";
import {
  isInputName
} from "./chunk-NQXTPSVI.mjs";
import "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/cli/simulate.ts
import path from "node:path";
var DEFAULT_SCENARIO = "healthy-upload";
var HIGHEST_PORT = 65535;
async function simulate(argv, world) {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, options: { port: { type: "string" }, "write-env": { type: "string" } } });
  const unknown = Object.keys(values).filter((name2) => name2 !== "port" && name2 !== "write-env");
  const [name = DEFAULT_SCENARIO, ...more] = positionals;
  const port = portOf(values.port);
  const problems = [
    ...unknown.map((flag) => `error: --${flag} is not a flag of simulate. It takes --port and --write-env.`),
    ...port === null ? [`error: --port must be a whole number from 0 to ${HIGHEST_PORT}; 0 takes any free one.`] : [],
    ...more.length > 0 ? ["error: simulate takes one scenario."] : [],
    ...isScenarioName(name) ? [] : [unknownScenario(name)]
  ];
  if (problems.length > 0 || port === null || !isScenarioName(name)) return refuse(problems, world);
  return serve(name, port, typeof values["write-env"] === "string" ? values["write-env"] : null, world);
}
function portOf(given) {
  if (given === void 0) return 0;
  const port = typeof given === "string" && /^\d{1,5}$/u.test(given) ? Number(given) : HIGHEST_PORT + 1;
  return port <= HIGHEST_PORT ? port : null;
}
async function serve(name, port, wanted, world) {
  const prepared = await scenarios[name].build();
  const started = await start(prepared, port);
  if (typeof started === "string") return refuse([`error: port ${port} can't be listened on: ${started}.`], world);
  try {
    const file = wanted === null ? path.join(await world.makeTempFolder(), "simulator.env") : path.resolve(world.surroundings.baseFolder, wanted);
    await world.writeFile(file, environmentFile(prepared, started.url), { private: true });
    world.stdout.write(pointers(name, started.url, file));
    return await untilSignal(world);
  } finally {
    await started.close();
  }
}
async function start(prepared, port) {
  try {
    return await startSimulator(prepared.world, { port });
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}
function environmentFile({ inputs, environment = {} }, url) {
  const given = Object.entries({ ...inputs, "api-url": url, "status-url": url });
  const variables = given.flatMap(([name, value]) => isInputName(name) ? [[environmentName(name), value]] : []);
  return [...variables, ...Object.entries(environment)].map(([name, value]) => `export ${name}=${shellQuoted(value)}
`).join("");
}
var shellQuoted = (value) => `'${value.replaceAll("'", "'\\''")}'`;
var pointers = (name, url, file) => `Simulating ${name}: ${scenarios[name].title}

  api-url     ${url}
  token       ${url}/oauth2/token
  content     ${url}/2.0
  status page ${url}

  credentials and inputs of this scenario: ${file}
  try it:  . ${file} && box-preflight run

Ctrl-C ends it.
`;
function untilSignal({ interruption }) {
  const code = () => EXIT[interruption.received() ?? "SIGINT"];
  if (interruption.signal.aborted) return Promise.resolve(code());
  return new Promise((resolve) => {
    interruption.signal.addEventListener("abort", () => resolve(code()), { once: true });
  });
}
export {
  simulate
};
