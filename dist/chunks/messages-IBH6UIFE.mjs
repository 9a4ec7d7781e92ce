import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readyMessages
} from "./chunk-RRPODAV3.mjs";
import "./chunk-HF5RRF2R.mjs";
import "./chunk-JO3HUCP3.mjs";
export {
  readyMessages
};
