import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  print,
  problemLine,
  refuse,
  run,
  runPlan,
  showNotices
} from "./chunk-PVK65R62.mjs";
import "./chunk-CC3ZKXAU.mjs";
import "./chunk-RXH4AKA5.mjs";
import "./chunk-3HH5MV3X.mjs";
import "./chunk-NIOKEM6T.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import "./chunk-MJWLLGZO.mjs";
import "./chunk-UKDBEY7I.mjs";
import "./chunk-TVK755I4.mjs";
import "./chunk-IQ54AMIV.mjs";
import "./chunk-QTVEBSGU.mjs";
import "./chunk-B5QLEVEW.mjs";
import "./chunk-7WV2M5TG.mjs";
import "./chunk-DJIHQ5N4.mjs";
import "./chunk-6FJYBA7P.mjs";
import "./chunk-L424WZ7Z.mjs";
import "./chunk-QYK7QODG.mjs";
import "./chunk-SCSVXTQJ.mjs";
import "./chunk-BDIGX3UD.mjs";
import "./chunk-HF5RRF2R.mjs";
import "./chunk-JO3HUCP3.mjs";
export {
  print,
  problemLine,
  refuse,
  run,
  runPlan,
  showNotices
};
