declare const __VERSION__: string;

/** This product's version, from package.json: written in by the build. Unbundled (in tests) it is a placeholder. */
export const VERSION: string = typeof __VERSION__ === 'undefined' ? '0.0.0-dev' : __VERSION__;

/** Where the product lives: for links in messages about itself. From package.json, by `node scripts/generate.mjs`. */
export const PROJECT_URL = 'https://github.com/box-preflight/box-preflight';
