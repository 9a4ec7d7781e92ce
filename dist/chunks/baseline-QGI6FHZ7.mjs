import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  baselinesFromFile,
  baselinesFromReport,
  learnedSchema
} from "./chunk-RWZGSUSY.mjs";
import "./chunk-CIVYHADS.mjs";
import "./chunk-JO3HUCP3.mjs";
export {
  baselinesFromFile,
  baselinesFromReport,
  learnedSchema
};
