import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderSummary
} from "./chunk-EPY5FXHO.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import "./chunk-G6QQB2ZA.mjs";
import "./chunk-D7H5UPPN.mjs";
import "./chunk-SCSVXTQJ.mjs";
import "./chunk-BDIGX3UD.mjs";
import "./chunk-HF5RRF2R.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/render/markdown.ts
var renderMarkdown = (report) => renderSummary(report, Infinity);
export {
  renderMarkdown
};
