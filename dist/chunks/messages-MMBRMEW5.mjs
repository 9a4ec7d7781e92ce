import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readyMessages
} from "./chunk-IIR7LEGL.mjs";
import "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";
export {
  readyMessages
};
