import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/render/log-line.ts
function inertLine(line) {
  return line.replace(/^(\s*):(?=:)/u, "$1: ").replace(/##(?=\w{0,16}\[)/gu, "# #");
}
var inertLines = (lines) => lines.split("\n").map(inertLine).join("\n");

export {
  inertLine,
  inertLines
};
