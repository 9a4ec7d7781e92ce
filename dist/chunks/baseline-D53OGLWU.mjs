import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  baselinesFromFile,
  baselinesFromReport,
  learnedSchema
} from "./chunk-7GGGQJJV.mjs";
import "./chunk-5SXQD3JU.mjs";
import "./chunk-JO3HUCP3.mjs";
export {
  baselinesFromFile,
  baselinesFromReport,
  learnedSchema
};
