'use strict';
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

/** TypeScript to ESM for jest: types are checked by `npm run typecheck`, not here. */
module.exports = {
  getCacheKey: (source, file) => createHash('sha256').update(version).update(file).update(source).digest('hex'),
  process: (source, file) => transformSync(source, { loader: 'ts', format: 'esm', target: 'node20', sourcefile: file, sourcemap: 'inline' }),
};
