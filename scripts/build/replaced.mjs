/**
 * What of the libraries is not built in, or is answered by less. docs/dependencies.md says what each costs.
 * A row replaces the module that `asks` imports as `id` by `code`, or by functions of `neverCalled` that throw.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const inPackage = (name) => path.join('node_modules', ...name.split('/')) + path.sep;
const CORE = inPackage('@actions/core');
const GITHUB = inPackage('@actions/github');

const neverCalled = (...names) =>
  names.map((name) => `export function ${name}() { throw new Error('${name} is left out of this build'); }`).join('\n');

/** The delimiter of an output: @actions/core refuses a value that holds it, so a number that is easily had will do. */
const DELIMITER = `
  const part = () => Math.random().toString(16).slice(2, 10).padEnd(8, '0');
  export const randomUUID = () => [part(), part(), part(), part()].join('-');`;

/** What the job summary asks of \`fs.promises\`, which is loaded for this alone: a few kilobytes into one local file. */
const LOCAL_FILE = `
  import { accessSync, appendFileSync, constants, writeFileSync } from 'node:fs';
  const soon = (act) => async (...given) => act(...given);
  const promises = { access: soon(accessSync), appendFile: soon(appendFileSync), writeFile: soon(writeFileSync) };
  export { constants, promises };`;

const TUNNEL = ['httpOverHttp', 'httpsOverHttp', 'httpOverHttps', 'httpsOverHttps']
  .map((name) => `export const ${name} = (options) => require('tunnel').${name}(options);`).join('\n');

const ROWS = [
  // The OIDC client, the only reason why @actions/core loads an HTTP client. No OIDC token is asked for.
  { id: './oidc-utils.js', asks: CORE, code: neverCalled('OidcClient') },
  // Node's crypto takes 4 ms to load, and a run that sends nothing has no other use for it.
  { id: 'crypto', asks: path.join(CORE, 'lib', 'file-command.js'), code: DELIMITER },
  // 2 ms.
  { id: 'fs', asks: path.join(CORE, 'lib', 'summary.js'), code: LOCAL_FILE },
  // `ProxyAgent` for people who use fetch (785 KB, 16 ms); requests to Box go through node's own agents, and
  // test/box/wire.test.ts proves that a real proxy works without it. GitHub's client does call it, so what @actions/github
  // loads, its own copy of @actions/http-client included, gets the real one. test/github/dist.test.ts proves both.
  { id: 'undici', asks: inPackage('@actions/http-client'), unless: GITHUB, code: neverCalled('ProxyAgent', 'fetch') },
  // For CONNECT through a proxy: loaded where there is one. With it comes node:assert.
  { id: 'tunnel', asks: inPackage('@actions/http-client'), unless: GITHUB, code: TUNNEL },
  // Assertions are signed, with RSA, and never verified: of `jsonwebtoken` and what it brings, half of the code.
  { id: './verify', asks: inPackage('jsonwebtoken'), code: neverCalled('verify') },
  { id: './decode', asks: inPackage('jsonwebtoken'), code: neverCalled('decode') },
  { id: './lib/verify-stream', asks: inPackage('jws'), code: neverCalled('verify', 'decode', 'isValid') },
  { id: 'ecdsa-sig-formatter', asks: inPackage('jwa'), code: neverCalled('derToJose', 'joseToDer') },
  // jsonwebtoken asks whether this Node is at least 8, 15.7 and 16.9; `engines` says 20.12. Half of its chunk.
  { id: 'semver', asks: inPackage('jsonwebtoken'), code: 'export const satisfies = () => true;' },
];

/** Of @actions/core's `platform`, which is not used; without this note they stay for `child_process`' sake. */
const WITHOUT_EFFECT = /^(?:@actions\/(?:exec|io)|\.\/platform\.js)$/;

const PREFIX = '\0replaced:';
const HERE = fileURLToPath(import.meta.url);

/** A plugin of rolldown. */
export const replaced = {
  name: 'replaced',
  async resolveId(id, importer = '', options = {}) {
    // What a row's own code asks for is the real one.
    if (importer.startsWith(PREFIX)) return this.resolve(id, HERE, { ...options, skipSelf: true });
    const at = ROWS.findIndex((row) => row.id === id && importer.includes(row.asks) && !(row.unless !== undefined && importer.includes(row.unless)));
    if (at !== -1) return { id: `${PREFIX}${at}:${id}`, moduleSideEffects: false };
    if (!WITHOUT_EFFECT.test(id) || !importer.includes(`${path.sep}@actions${path.sep}`)) return null;
    return { ...await this.resolve(id, importer, { ...options, skipSelf: true }), moduleSideEffects: false };
  },
  load: (id) => (id.startsWith(PREFIX) ? { code: ROWS[Number(id.slice(PREFIX.length).split(':')[0])].code, moduleSideEffects: false } : null),
};
