import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/render/shown-url.ts
var shownUrl = (url) => url.replace(/[?#].*$/su, "");

export {
  shownUrl
};
