import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plain,
  unwrap
} from "./chunk-LKKNOW4B.mjs";

// src/render/markdown-parts.ts
function inline(words) {
  return merged(segmentsOf(words)).map(({ code, words: piece }) => code ? codeSpan(piece) : piece).join("");
}
var cell = (words) => inline(words).replace(/\|/gu, "\xA6");
var codeCell = (value) => value === "" ? "" : codeSpan(value).replace(/\|/gu, "\xA6");
function codeSpan(raw) {
  const content = raw.replace(/[\r\n]+/gu, " ");
  if (content.trim() === "") return "`(empty)`";
  const longest = content.includes("`") ? Math.max(...[...content.matchAll(/`+/gu)].map(([run]) => run.length)) : 0;
  const fence = "`".repeat(longest + 1);
  const pad = /^[` ]|[` ]$/u.test(content) ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}
function codeBlock(lines) {
  const content = lines.map(plain);
  const longest = Math.max(2, ...content.flatMap((line) => [...line.matchAll(/`+/gu)].map(([run]) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...content, fence].join("\n");
}
var row = (cells) => `| ${cells.join(" | ")} |`;
var tableHead = (names) => `${row(names)}
${row(names.map(() => "---"))}`;
var fold = (title, content) => `<details><summary>${title}</summary>

${content}

</details>`;
var isOwnAddress = (url) => /^https:\/\/[\w.~:/?#@!$&*+,;=%-]+$/u.test(url);
var link = (url) => isOwnAddress(url) ? `<${url}>` : codeSpan(url);
var namedLink = (name, url) => isOwnAddress(url) ? `[${name}](<${url}>)` : codeSpan(url);
function segmentsOf(words) {
  const segments = [];
  let code = false;
  for (const part of words) {
    if (typeof part !== "string") {
      segments.push({ code: true, words: unwrap(part) });
      continue;
    }
    part.split("`").forEach((piece, index) => {
      if (index > 0) code = !code;
      segments.push(...code ? [{ code, words: piece }] : ownSegments(piece));
    });
  }
  return segments;
}
var LINKED = /\S*(?:[@#$]|GH-|:\/\/|www\.)\S*/giu;
function ownSegments(words) {
  const segments = [];
  let at = 0;
  for (const { 0: token, index } of words.matchAll(LINKED)) {
    segments.push(harmless(words.slice(at, index)), linked(token));
    at = index + token.length;
  }
  return [...segments, harmless(words.slice(at))];
}
var harmless = (words) => ({ code: false, words: escaped(words.replace(/\s+/gu, " ")) });
function linked(token) {
  const address = /^([("']*)(https:\/\/.*?)([)"'.,;:]*)$/u.exec(token);
  if (address === null) return { code: true, words: token };
  const [, before = "", url = "", after = ""] = address;
  return { code: false, words: `${escaped(before)}${link(url)}${escaped(after)}` };
}
var ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;" };
var escaped = (words) => words.replace(/[\\*_[\]~&<>|]/gu, (letter) => ESCAPES[letter] ?? `\\${letter}`);
function merged(segments) {
  const out = [];
  for (const segment of segments) {
    if (segment.words === "" && !segment.code) continue;
    const last = out.at(-1);
    if (last?.code === true && segment.code) out[out.length - 1] = { code: true, words: last.words + segment.words };
    else out.push(segment);
  }
  return out;
}

export {
  inline,
  cell,
  codeCell,
  codeSpan,
  codeBlock,
  row,
  tableHead,
  fold,
  link,
  namedLink
};
