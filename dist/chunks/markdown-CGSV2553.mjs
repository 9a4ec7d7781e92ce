import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderSummary
} from "./chunk-3DZTM72M.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import "./chunk-I5G5DR5M.mjs";
import "./chunk-M7GW6ZWC.mjs";
import "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/render/markdown.ts
var renderMarkdown = (report) => renderSummary(report, Infinity);
export {
  renderMarkdown
};
