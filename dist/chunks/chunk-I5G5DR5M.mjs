import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  codeCell,
  row,
  tableHead
} from "./chunk-M7GW6ZWC.mjs";
import {
  several
} from "./chunk-F7YVGJIN.mjs";

// src/render/changes.ts
var MOST_ROWS = 50;
function changesTable(changes) {
  const rows = changes.slice(0, MOST_ROWS).map(({ what, before, now }) => row([codeCell(what), codeCell(before), codeCell(now)]));
  const rest = changes.length - rows.length;
  return [tableHead(["What", "Before", "Now"]), ...rows, ...rest > 0 ? [`
_${several(rest, "more change")}: see the JSON report._`] : []].join("\n");
}
function driftSection({ since, changes }) {
  return changes.length === 0 ? "" : `**Changed since the last good run, ${when(since)}**

${changesTable(changes)}`;
}
var driftSections = (report) => report.targets.flatMap(({ name, drift }) => drift === void 0 || drift.changes.length === 0 ? [] : [`Target ${codeCell(name)}: ${driftSection(drift)}`]);
var when = (iso) => `${iso.slice(0, 16).replace("T", " ")} UTC`;

export {
  driftSection,
  driftSections,
  when
};
