import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  baselinesFromFile,
  baselinesFromReport,
  learnedSchema
} from "./chunk-MWL5AJA3.mjs";
import "./chunk-OWV7RYKQ.mjs";
import "./chunk-JO3HUCP3.mjs";
export {
  baselinesFromFile,
  baselinesFromReport,
  learnedSchema
};
