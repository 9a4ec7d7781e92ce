import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  NO_PROGRESS,
  advance,
  eventLine,
  progressLine
} from "./chunk-4Q63P6RM.mjs";

// src/cli/terminal.ts
var FALLBACK_COLUMNS = 80;
var ERASE = "\r\x1B[2K";
function progressDisplay(stream) {
  const terminal = stream.isTTY === true;
  let state = NO_PROGRESS;
  let drawn = false;
  let tick = 0;
  const clear = () => {
    if (drawn) stream.write(ERASE);
    drawn = false;
  };
  return {
    clear,
    show(event) {
      state = advance(state, event);
      const line = eventLine(event);
      if (line !== null) {
        clear();
        stream.write(`${line}
`);
      }
      if (!terminal) return;
      tick += 1;
      const now = progressLine(state, tick, stream.columns ?? FALLBACK_COLUMNS);
      clear();
      if (now === "") return;
      stream.write(now);
      drawn = true;
    }
  };
}
function styleFor(stream, env) {
  const color = wantsColor(stream, env);
  return stream.isTTY === true && stream.columns !== void 0 ? { color, width: stream.columns } : { color };
}
function wantsColor(stream, env) {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== void 0 && forced !== "0" && forced !== "false") return true;
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

export {
  progressDisplay,
  styleFor
};
