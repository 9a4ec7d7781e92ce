/**
 * Node's own modules, asked for by `require` in what is built. An `import` of one reads every member, and some members load
 * more where they are read: `import 'node:http'` alone loads all of Node's undici for the sake of `http.WebSocket` (Node 24:
 * 36 ms, as long as `node -e 0` takes), and `import 'node:fs'` loads `fs.promises`.
 */
import { builtinModules } from 'node:module';

const REQUIRE = 'import { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);\n';
const IMPORT = /^import ([^;"]+?) from "(?:node:)?([\w/]+)";\n/gm;

/** A whole module under one name. Of `http` without the members that load undici, so that a copy (`{ ...http }`) can't either. */
const wholeModule = (name) => (name === 'http'
  ? `Object.defineProperties({}, (({ WebSocket, CloseEvent, MessageEvent, ...members }) => members)(Object.getOwnPropertyDescriptors(require("node:${name}"))))`
  : `require("node:${name}")`);

/** `* as a`, `a`, `{ b, c as d }` or `a, { b }`, as rolldown writes them, as declarations. */
function byRequire(clause, name) {
  const [, whole, named] = /^(?:(?:\* as )?([\w$]+))?(?:, )?(\{[\s\S]*\})?$/.exec(clause);
  return [
    ...(whole === undefined ? [] : [`const ${whole} = ${wholeModule(name)};\n`]),
    ...(named === undefined ? [] : [`const ${named.replaceAll(' as ', ': ')} = require("node:${name}");\n`]),
  ].join('');
}

/** A plugin of rolldown. The requires go where the imports were: ahead of everything else. */
export const builtinsByRequire = {
  name: 'builtins-by-require',
  renderChunk(code) {
    const [hashbang = ''] = /^#!.*\n/.exec(code) ?? [];
    const found = [];
    const rest = code.slice(hashbang.length).replace(IMPORT, (whole, clause, name) => {
      if (!builtinModules.includes(name) || name === 'module') return whole;
      found.push(byRequire(clause, name));
      return '';
    });
    return found.length === 0 ? null : `${hashbang}${REQUIRE}${found.join('')}${rest}`;
  },
};
