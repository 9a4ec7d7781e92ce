import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  print,
  problemLine,
  refuse,
  run,
  runPlan,
  showNotices
} from "./chunk-XBXDV2PB.mjs";
import "./chunk-MR2AJ7AR.mjs";
import "./chunk-SOMGPZON.mjs";
import "./chunk-4Q63P6RM.mjs";
import "./chunk-NIOKEM6T.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import "./chunk-RESNK7IC.mjs";
import "./chunk-SK345GCM.mjs";
import "./chunk-TVK755I4.mjs";
import "./chunk-VDVACG4P.mjs";
import "./chunk-IBJMG4LB.mjs";
import "./chunk-OE4PMHNR.mjs";
import "./chunk-7WV2M5TG.mjs";
import "./chunk-DJIHQ5N4.mjs";
import "./chunk-6FJYBA7P.mjs";
import "./chunk-N4WQPWSK.mjs";
import "./chunk-NQXTPSVI.mjs";
import "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";
export {
  print,
  problemLine,
  refuse,
  run,
  runPlan,
  showNotices
};
